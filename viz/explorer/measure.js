// @ts-check
/** How wide a text is drawn. */

const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));

/** The page's own sans, as the canvas wants it. */
export const SANS = getComputedStyle(document.documentElement).getPropertyValue("--sans").trim() || "sans-serif";

/** @type {Map<string, number>} */
const known = new Map();

/** Width of a text in px. @param {string} text @param {number} size @param {number | string} [weight] */
export function wide(text, size, weight = 400) {
  const key = `${weight} ${size} ${text}`;
  let width = known.get(key);
  if (width === undefined) {
    pen.font = `${weight} ${size}px ${SANS}`;
    width = pen.measureText(text).width;
    known.set(key, width);
  }
  return width;
}

const NEARLY = 0.8; // of the longest: what a row's gaps, its bold or its kerning may change

/** Width of a text in px, from those of its characters: near, and quick for many texts. @param {string} text */
const roughly = (text) => [...text].reduce((sum, character) => sum + wide(character, 13), 0);

/**
 * The things whose texts may be the longest.
 * @template T
 * @param {T[]} things @param {(thing: T) => string[]} lines
 * @returns {T[]}
 */
export function longest(things, lines) {
  const widths = things.map((thing) => Math.max(...lines(thing).map(roughly)));
  const most = widths.reduce((a, b) => Math.max(a, b), 0);
  return things.filter((_, i) => widths[i] >= NEARLY * most);
}

const BETWEEN = /([\u2e80-\u9fff\uf900-\ufaff])(?=[A-Za-z0-9])|([A-Za-z0-9%])(?=[\u2e80-\u9fff\uf900-\ufaff])/g;

/** A text with the small space a page puts between Chinese and Latin; for drawing only, never for data. @param {string} text */
export const spaced = (text) => text.replace(BETWEEN, (found) => `${found}\u2006`);
