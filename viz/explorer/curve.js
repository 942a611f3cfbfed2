// @ts-check
/** Calm links: level, then one bend in the gap before the child's column. */

/** @typedef {{x: number, y: number}} Point */

/**
 * Control points of a quadratic spline that runs level from `a` to `from`, bends to b's height until `to`, runs level to `b`.
 * @param {Point} a @param {Point} b @param {number} [from] @param {number} [to]
 * @returns {Point[]}
 */
export function bend(a, b, from = a.x, to = b.x) {
  const soft = (to - from) * 0.28;
  const points = [{ x: from + soft, y: a.y }, { x: to - soft, y: b.y }];
  // Never at an end itself: the drawing engine draws no line whose first point and control point are one.
  if (Math.abs(from - a.x) > 1) points.unshift({ x: Math.max(from - soft, (a.x + from) / 2), y: a.y });
  if (Math.abs(b.x - to) > 1) points.push({ x: Math.min(to + soft, (b.x + to) / 2), y: b.y });
  return points;
}

/** A bow from one text end to another in the same column. @param {Point} a @param {Point} b @returns {Point[]} */
export function bow(a, b) {
  const out = Math.max(a.x, b.x) + 18 + Math.min(40, Math.abs(b.y - a.y) / 6);
  return [{ x: out, y: a.y }, { x: out, y: b.y }];
}

/**
 * The same points as the drawing engine wants them: weights along a → b, distances across it.
 * @param {Point} a @param {Point} b @param {Point[]} points
 */
export function relative(a, b, points) {
  const dx = b.x - a.x, dy = b.y - a.y;
  const length = Math.hypot(dx, dy) || 1;
  return {
    weights: points.map((p) => ((p.x - a.x) * dx + (p.y - a.y) * dy) / (length * length)),
    distances: points.map((p) => (-(p.x - a.x) * dy + (p.y - a.y) * dx) / length),
  };
}
