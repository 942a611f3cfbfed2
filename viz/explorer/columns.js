// @ts-check
/** Where columns stand: each as wide as its texts, the gaps sharing what is left of the window. */
import { wide } from "./measure.js";

/** @typedef {{labels: string[], title: string, shown: number, total: number}} Column */

const LEFT = 22, RIGHT = 18, GENEROUS = 120, VERB = 28;
export const NARROW = 26;

/** Width of a column's head. @param {Column} column */
export const headWidth = (column) => 18 * Math.min(2, column.labels.length) + wide(`${column.title} ${column.shown}/${column.total}`, 12, 500) + (column.labels.length === 1 && column.shown < column.total ? 26 : 0);

/**
 * @param {Column[]} columns @param {number[]} needed widths of their texts @param {number} width of the window
 * @returns {{left: number, right: number}[]}
 */
export function placeColumns(columns, needed, width) {
  const filled = columns.map((_, i) => i).filter((i) => needed[i] > 0);
  const texts = needed.reduce((sum, w) => sum + w, 0);
  const spare = (width - LEFT - RIGHT - VERB - texts) / Math.max(1, filled.length - 1);
  const gap = Math.max(NARROW, Math.min(GENEROUS, spare));
  /** @type {{left: number, right: number}[]} */
  const places = [];
  let x = LEFT, head = 0;
  columns.forEach((column, i) => {
    if (needed[i] === 0) return;
    const before = filled.indexOf(i) === 0 ? 0 : gap + (i === columns.length - 1 ? VERB : 0);
    const left = Math.round(Math.max(x + before, head));
    places[i] = { left, right: Math.round(left + needed[i]) };
    x = places[i].right;
    head = left + headWidth(column) + 14;
  });
  columns.forEach((_, i) => { places[i] ??= foldedPlace(columns, places, i); });
  return places;
}

/** The head of a column without a node stands in the free space before the next one; `left` is NaN where there is none. @param {Column[]} columns @param {any[]} places @param {number} i */
function foldedPlace(columns, places, i) {
  const next = places[i + 1]?.left ?? Infinity, before = places[i - 1];
  const free = before ? before.left + headWidth(columns[i - 1]) + 12 : LEFT;
  const left = Math.max(free, Math.min(next - headWidth(columns[i]) - 14, (before?.right ?? LEFT) + NARROW));
  return { left: left + headWidth(columns[i]) + 6 > next ? NaN : Math.round(left), right: before?.right ?? LEFT };
}

/** The next column that has nodes. @param {{left: number, right: number}[]} places @param {number} column */
export const nextFilled = (places, column) => places.slice(column + 1).find((place) => place.right > place.left);
