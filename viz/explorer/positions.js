/** Positions of the API are code points; JavaScript counts UTF-16 units. This is the one place that knows. */

/**
 * Where each code point of a text begins, in UTF-16 units, and where the last one ends.
 * @param {string} text
 * @returns {number[]}
 */
export function units(text) {
  const at = [0];
  for (const character of text) at.push(at[at.length - 1] + character.length);
  return at;
}

/**
 * The words between two code points.
 * @param {string} text
 * @param {number} start
 * @param {number} end exclusive
 * @param {number[]} [at] `units(text)`, where it is already known
 */
export function words(text, start, end, at = units(text)) {
  const last = at.length - 1;
  return text.slice(at[Math.min(start, last)], at[Math.min(end, last)]);
}
