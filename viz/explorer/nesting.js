/**
 * Which stretches cover which words: a text cut at every border, each piece with the stretches over it, outermost first.
 * Nested stretches nest; where two cross, the outer one is whole and the other goes on in a second piece.
 *
 * @typedef {object} Span
 * @property {number} start first code point
 * @property {number} end code point after the last
 * @property {number} rank what lies outside what: sentences, then annotations, counts, lit words
 * @property {string} key
 *
 * @template {Span} S
 * @typedef {{start: number, end: number, over: S[]}} Piece
 */

/** @param {Span} a @param {Span} b */
export function outerFirst(a, b) {
  return a.rank - b.rank || b.end - b.start - (a.end - a.start) || a.start - b.start || (a.key < b.key ? -1 : 1);
}

/**
 * @template {Span} S
 * @param {number} length code points in the text
 * @param {S[]} spans
 * @returns {Piece<S>[]}
 */
export function pieces(length, spans) {
  const inside = spans.filter((span) => span.start < span.end && span.start < length);
  const borders = [...new Set([0, length, ...inside.flatMap((s) => [s.start, Math.min(s.end, length)])])];
  borders.sort((a, b) => a - b);
  const waiting = [...inside].sort((a, b) => a.start - b.start);
  /** @type {S[]} */
  let over = [];
  return borders.slice(0, -1).map((start, i) => {
    over = over.filter((span) => span.end > start);
    while (waiting.length && waiting[0].start <= start) over.push(/** @type {S} */ (waiting.shift()));
    over.sort(outerFirst);
    return { start, end: borders[i + 1], over: [...over] };
  });
}
