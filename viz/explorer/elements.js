// @ts-check
/** A scene as elements of the drawing engine: nodes with their texts, and links that leave from a text's end. */
import { bend, bow, relative } from "./curve.js";
import { spaced, wide } from "./measure.js";
import { isValue, TEXT } from "./scene.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Placed} Placed */
/** @typedef {import("./scene.js").Link} Link */

const GAP = 5; // between a text's end and the link that leaves it
const BEND = 52; // a link's bend takes no more than this

/** @param {Placed} n */
export function nodeElement(n) {
  const w = n.right - n.left, h = n.bottom - n.top;
  const data = { id: n.id, label: n.label, text: n.text, size: n.size, weight: n.weight, w, h, back: TEXT - w, icon: Math.round(16 * (n.size / 13)), ghost: n.ghost };
  return { group: "nodes", data, position: { x: n.left + w / 2, y: n.y } };
}

/** What stands beside a node: its note, and what is folded into it. @param {Scene} scene @param {Placed} n */
export function besides(scene, n) {
  const made = [];
  if (n.note) made.push(noteElement(scene, n));
  if (n.more > 0) {
    const text = `+${n.more}`;
    const w = Math.round(wide(text, 12) + 13);
    made.push({ group: "nodes", classes: "more", data: { id: `${n.id}~more`, of: n.id, text, w, h: 18 }, position: { x: n.right + 8 + w / 2, y: n.y } });
  }
  return made;
}

/** @param {Scene} scene @param {Placed} n */
function noteElement(scene, n) {
  const id = `${n.id}~note`, text = spaced(n.note ?? "");
  if (isValue(n)) {
    const w = wide(text, n.size);
    const left = scene.columns.length ? scene.rightOf(n.column) - w : n.right + 10;
    return words(id, text, n.size, { x: Math.max(left, n.right + 10), y: n.y }, w, "left value");
  }
  const size = Math.max(12, Math.round(12 * scene.unit * 2) / 2);
  return words(id, text, size, { x: n.left + TEXT, y: n.bottom + 5 }, wide(text, size), "left");
}

/** @param {string} id @param {string} text @param {number} size @param {{x: number, y: number}} at its left end @param {number} w @param {string} classes */
export const words = (id, text, size, at, w, classes = "") =>
  ({ group: "nodes", classes: `words ${classes}`, data: { id, text, size, weight: 400, w, h: size + 5 }, position: { x: at.x + w / 2, y: at.y } });

/** @param {number} y @param {number} width @param {number} index */
export const riftElement = (y, width, index) =>
  ({ group: "nodes", classes: "rift", data: { id: `~rift${index}`, w: width - 40, h: 1 }, position: { x: width / 2, y } });

/**
 * A link from text end to shape; `classes` says whether it belongs to the tree.
 * @param {Scene} scene @param {Link} link
 */
export function linkElement(scene, link) {
  const source = /** @type {Placed} */ (scene.nodes.get(link.source)), target = /** @type {Placed} */ (scene.nodes.get(link.target));
  const { a, b, points } = route(scene, source, target, link);
  const level = Math.abs(a.y - b.y) < 1.5;
  return {
    group: "edges", classes: link.tree ? "tree" : "cross",
    data: { id: link.id, source: link.source, target: link.target, type: link.type, ...relative(a, b, points), level, from: offset(a, source), to: offset(b, target) },
  };
}

/** @param {{x: number, y: number}} p @param {Placed} n */
const offset = (p, n) => `${round(p.x - (n.left + n.right) / 2)}px ${round(p.y - n.y)}px`;
const round = (/** @type {number} */ n) => Math.round(n * 10) / 10;

/** The right end of a node with what stands beside it. @param {Placed} n */
export const rightEnd = (n) => n.right + GAP + (n.more > 0 ? 8 + wide(`+${n.more}`, 12) + 13 : 0);

/** @param {Scene} scene @param {Placed} source @param {Placed} target @param {Link} link */
function route(scene, source, target, link) {
  if (!scene.columns.length) return straight(source, target);
  const rightward = target.left > source.right, leftward = target.right < source.left;
  if (!rightward && !leftward) {
    const a = { x: rightEnd(source), y: source.y }, b = { x: rightEnd(target), y: target.y };
    return { a, b, points: bow(a, b) };
  }
  const [from, to] = rightward ? [source, target] : [target, source];
  const a = { x: rightEnd(from), y: from.y }, b = { x: to.left - GAP, y: to.y };
  const turn = link.tree ? treeTurn(scene, to, a, b, link) : crossTurn(scene, from, a, b);
  const points = bend(a, b, ...turn);
  return rightward ? { a, b, points } : { a: b, b: a, points: points.reverse() };
}

/** A tree link runs level to its turn, then bends once. @param {Scene} scene @param {Placed} to @param {any} a @param {any} b @param {Link} link @returns {[number, number]} */
function treeTurn(scene, to, a, b, link) {
  const before = link.turn === null || link.turn === undefined ? BEND : (to.x - link.turn) * scene.unit;
  return [Math.max(a.x, b.x - Math.max(16, before)), b.x];
}

/** A cross link runs level to the gap before the next column, turns there, and runs level to its row. @param {Scene} scene @param {Placed} from @param {any} a @param {any} b @returns {[number, number]} */
function crossTurn(scene, from, a, b) {
  const next = nextColumn(scene, from.column);
  const middle = next > a.x && next < b.x ? next - 22 : (a.x + b.x) / 2;
  return [Math.max(a.x, middle - 30), Math.min(b.x, middle + 30)];
}

/** Where the column after this one begins. @param {Scene} scene @param {number} column */
function nextColumn(scene, column) {
  const next = scene.columns[column + 1];
  return next ? scene.across(next.x, column + 1) : Infinity;
}

/** Between shapes, where there are no columns. @param {Placed} source @param {Placed} target */
function straight(source, target) {
  const a = { x: source.left + 8, y: source.y }, b = { x: target.left + 8, y: target.y };
  return { a, b, points: [{ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }] };
}
