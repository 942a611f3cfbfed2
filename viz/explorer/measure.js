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

const BETWEEN = /([\u2e80-\u9fff\uf900-\ufaff])(?=[A-Za-z0-9])|([A-Za-z0-9%])(?=[\u2e80-\u9fff\uf900-\ufaff])/g;

/** A text with the small space a page puts between Chinese and Latin; for drawing only, never for data. @param {string} text */
export const spaced = (text) => text.replace(BETWEEN, (found) => `${found}\u2006`);
