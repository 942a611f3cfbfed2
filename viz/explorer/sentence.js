// @ts-check
/** The sentence around some words of a passage. */

const END = /[。！？!?；;\n]/;
const LONGEST = 160; // code points to either side, where a text has no full stop

/**
 * The sentence, and where the words stand in it; all in code points.
 * @param {string} text @param {number} start @param {number} end
 * @returns {{text: string, start: number}}
 */
export function sentence(text, start, end) {
  const points = Array.from(text);
  let from = start;
  while (from > 0 && start - from < LONGEST && !END.test(points[from - 1])) from--;
  let upTo = end;
  while (upTo < points.length && upTo - end < LONGEST && !END.test(points[upTo - 1] ?? "")) upTo++;
  while (from < start && /\s/.test(points[from])) from++;
  return { text: points.slice(from, upTo).join(""), start: start - from };
}
