// @ts-check
/** Where columns stand: each as wide as its texts, the gaps sharing what is left of the window. */
import { wide } from "./measure.js";

/** @typedef {{labels: string[], title: string, shown: number, total: number}} Column */

const LEFT = 22, RIGHT = 18, GENEROUS = 120, VERB = 28;
export const NARROW = 26;

/** Whether a column has a button that unfolds the rest. @param {Column} column */
export const unfolds = (column) => column.labels.length === 1 && column.shown < column.total;

/** Width of a column's head; in a tight window without its count. @param {Column} column @param {boolean} tight */
const headWidth = (column, tight) => 19 * Math.min(2, column.labels.length) + wide(tight ? column.title : `${column.title} ${column.shown}/${column.total}`, 12, 500) + (unfolds(column) ? 32 : 0);

/** @typedef {{left: number, right: number, filled: boolean}} Place `filled`: nodes stand in it */

/**
 * @param {Column[]} columns @param {number[]} needed widths of their texts, or kept for them @param {number} width of the window
 * @param {Set<number>} filled @param {boolean} tight
 * @returns {Place[]}
 */
export function placeColumns(columns, needed, width, filled, tight) {
  const texts = needed.reduce((sum, w) => sum + w, 0);
  const spare = (width - LEFT - RIGHT - VERB - texts) / Math.max(1, columns.length - 1);
  const gap = Math.max(NARROW, Math.min(GENEROUS, spare));
  let x = LEFT, head = 0;
  return columns.map((column, i) => {
    const before = i === 0 ? 0 : gap + (i === columns.length - 1 ? VERB : 0);
    const left = Math.round(Math.max(x + before, head));
    x = Math.round(left + needed[i]);
    head = left + headWidth(column, tight) + 10;
    return { left, right: x, filled: filled.has(i) };
  });
}

/** The next column that has nodes. @param {Place[]} places @param {number} column */
export const nextFilled = (places, column) => places.slice(column + 1).find((place) => place.filled);
