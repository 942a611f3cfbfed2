// @ts-check
/** A scene as elements of the drawing engine: nodes with their texts, and links that leave from a text's end. */
import { nextFilled } from "./columns.js";
import { bend, bow, relative } from "./curve.js";
import { verb } from "./dom.js";
import { spaced, wide } from "./measure.js";
import { isValue, PILL } from "./scene.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Placed} Placed */
/** @typedef {import("./scene.js").Link} Link */

const GAP = 5; // between a text's end and the link that leaves it
const BELOW = 10; // from a plan's name to the middle of its period

/** @param {Placed} n */
export function nodeElement(n) {
  const w = n.right - n.left, h = n.bottom - n.top;
  const icon = Math.round(16 * (n.size / 13)), left = n.side === "left";
  const data = { id: n.id, label: n.label, text: n.text, size: n.size, weight: n.weight, w, h, back: left ? w - n.indent : n.indent - hang(n) - w, icon, shape: left ? w - icon : 0, ghost: n.ghost };
  return { group: "nodes", classes: left ? "leftward" : "", data, position: { x: n.left + w / 2, y: n.y } };
}

/** An opening mark's empty half stands out to the left, as in print. @param {Placed} n */
const hang = (n) => (/^[“《（「【]/.test(n.text) && !n.text.includes("\n") ? Math.round(n.size * 0.45) : 0);

/** What stands beside a node: its note, and what is folded into it. @param {Scene} scene @param {Placed} n */
export function besides(scene, n) {
  const made = [];
  if (n.note && (scene.columns.length || !isValue(n))) made.push(noteElement(scene, n));
  if (n.more > 0) {
    const text = `+${n.more}`;
    const w = Math.round(wide(text, 12) + 13);
    made.push({ group: "nodes", classes: "more", data: { id: `${n.id}~more`, of: n.id, text, w, h: hasPeriod(n) ? 16 : 18 }, position: { x: n.side === "left" ? pillStart(scene, n) - w / 2 : pillStart(scene, n) + w / 2, y: hasPeriod(n) ? n.bottom + BELOW : n.y } });
  }
  return made;
}

/** @param {Scene} scene @param {Placed} n */
function noteElement(scene, n) {
  const id = `${n.id}~note`, text = spaced(n.note ?? "");
  if (isValue(n)) {
    const w = wide(text, n.size);
    const left = scene.places[n.column].right - w;
    return words(id, text, n.size, { x: Math.max(left, n.right + 10), y: n.y }, w, "left value");
  }
  const size = periodSize(scene), w = wide(text, size);
  return words(id, text, size, { x: n.side === "left" ? n.right - n.indent - w : n.left + n.indent, y: n.bottom + BELOW }, w, "left period");
}

/** Whether a line below the name says from when to when it runs. @param {Placed} n */
const hasPeriod = (n) => Boolean(n.note) && !isValue(n);

/** @param {Scene} scene */
const periodSize = (scene) => Math.max(12, Math.round(12 * scene.unit * 2) / 2);

/** Where a node's "+3" begins: behind its name, a plan's behind its period. @param {Scene} scene @param {Placed} n */
function pillStart(scene, n) {
  const period = hasPeriod(n) ? n.indent + wide(spaced(n.note ?? ""), periodSize(scene)) : n.right - n.left;
  return n.side === "left" ? n.right - period - PILL : n.left + period + PILL;
}

/** The verb of a cross link, before the node it leads to from the one it is drawn for. @param {Scene} scene @param {Link} link @param {string} from */
export function verbElement(scene, link, from) {
  if (!scene.columns.length) return [];
  const start = /** @type {Placed} */ (scene.nodes.get(from)), end = /** @type {Placed} */ (scene.nodes.get(link.source === from ? link.target : link.source));
  if (end.left <= start.right) return [];
  const text = verb(link.type), w = Math.ceil(wide(text, 12)) + 6;
  return [words(`${link.id}~verb`, text, 12, { x: end.left - w - 4, y: end.y }, w, "verb passing")];
}

/** @param {string} id @param {string} text @param {number} size @param {{x: number, y: number}} at its left end @param {number} w @param {string} classes */
export const words = (id, text, size, at, w, classes = "") =>
  ({ group: "nodes", classes: `words ${classes}`, data: { id, text, size, weight: 400, w, h: size + 5 }, position: { x: at.x + w / 2, y: at.y } });

/** @param {number} y @param {number} width @param {number} index */
export const riftElement = (y, width, index) =>
  ({ group: "nodes", classes: "rift", data: { id: `~rift${index}`, w: width - 40, h: 1 }, position: { x: width / 2, y } });

/** A ring of a radial drawing. @param {import("./scene.js").Ring} ring @param {number} index */
export const ringElement = (ring, index) =>
  ({ group: "nodes", classes: "ring", data: { id: `~ring${index}`, w: ring.rx * 2, h: ring.ry * 2 }, position: { x: ring.x, y: ring.y } });

/**
 * A link from text end to shape; `classes` says whether it belongs to the tree.
 * @param {Scene} scene @param {Link} link
 */
export function linkElement(scene, link) {
  const source = /** @type {Placed} */ (scene.nodes.get(link.source)), target = /** @type {Placed} */ (scene.nodes.get(link.target));
  const { a, b, points } = route(scene, source, target, link);
  const bent = relative(a, b, points);
  const level = Math.abs(a.y - b.y) < 1.5 || bent.distances.every((d) => Math.abs(d) < 0.75);
  return {
    group: "edges", classes: link.tree ? "tree" : "cross",
    data: { id: link.id, source: link.source, target: link.target, type: link.type, ...bent, level, from: offset(a, source), to: offset(b, target) },
  };
}

/** Whether a cross link has a way past the names: to the next column, or to the last, whose rows are its own. @param {Scene} scene @param {Link} link */
export function isClear(scene, link) {
  if (!scene.columns.length) return true;
  const ends = [link.source, link.target].map((id) => /** @type {Placed} */ (scene.nodes.get(id)).column).sort((a, b) => a - b);
  const between = scene.places.slice(ends[0] + 1, ends[1]).filter((place) => place.filled).length;
  return between === 0 || (ends[1] === scene.columns.length - 1 && between <= 1);
}

/** @param {{x: number, y: number}} p @param {Placed} n */
const offset = (p, n) => `${round(p.x - (n.left + n.right) / 2)}px ${round(p.y - n.y)}px`;
const round = (/** @type {number} */ n) => Math.round(n * 10) / 10;

/** The right end of a node with its "+3". @param {Scene} scene @param {Placed} n */
const rightEnd = (scene, n) => GAP + (n.more > 0 ? Math.max(n.right, pillStart(scene, n) + wide(`+${n.more}`, 12) + 13) : n.right);

/** @param {Scene} scene @param {Placed} source @param {Placed} target @param {Link} link */
function route(scene, source, target, link) {
  if (!scene.columns.length) return drawn(scene, link.route ?? []);
  const rightward = target.left > source.right, leftward = target.right < source.left;
  if (!rightward && !leftward) {
    const a = { x: rightEnd(scene, source), y: source.y }, b = { x: rightEnd(scene, target), y: target.y };
    return { a, b, points: bow(a, b) };
  }
  const [from, to] = rightward ? [source, target] : [target, source];
  const a = { x: rightEnd(scene, from), y: from.y }, b = { x: to.left - GAP, y: to.y };
  const points = bend(a, b, ...turn(scene, from, a, b, link.tree));
  return rightward ? { a, b, points } : { a: b, b: a, points: points.reverse() };
}

/**
 * Where a link bends: at once after its parent's column, so that it runs level over levels its source lacks;
 * a cross link behind all names in the rows it passes, so that it then runs level to its row.
 * @param {Scene} scene @param {Placed} from @param {any} a @param {any} b @param {boolean} tree @returns {[number, number]}
 */
function turn(scene, from, a, b, tree) {
  if (tree) {
    const next = nextFilled(scene.places, from.column)?.left ?? b.x;
    const start = Math.max(a.x, Math.min(scene.places[from.column].right, b.x - 24));
    return [Math.min(start, b.x - 16), Math.max(start + 16, Math.min(b.x, next - GAP))];
  }
  const [top, bottom] = [a.y, b.y].sort((one, other) => one - other);
  const behind = [...scene.nodes.values()].filter((n) => n.column === from.column && n.y > top + 4 && n.y < bottom - 4);
  const start = Math.max(a.x, ...behind.map((n) => rightEnd(scene, n)));
  const ahead = Math.min(b.x, scene.places[from.column + 1]?.left ?? b.x) - GAP - 3;
  const end = Math.max(start + 16, Math.min(start + 44, ahead));
  return [Math.max(start, end - 40), end];
}

/** The way the server found, where there are no columns: a cubic curve, as two quadratic ones. @param {Scene} scene @param {number[]} route */
function drawn(scene, route) {
  const [a, one, two, b] = [0, 2, 4, 6].map((i) => ({ x: route[i] * scene.unit + scene.inset, y: route[i + 1] * scene.unit + scene.rise }));
  const soft = (/** @type {any} */ end, /** @type {any} */ control) => ({ x: end.x + (control.x - end.x) * 0.75, y: end.y + (control.y - end.y) * 0.75 });
  return { a, b, points: [soft(a, one), soft(b, two)] };
}
