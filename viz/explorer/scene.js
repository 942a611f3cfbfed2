// @ts-check
/** The server's drawing in this window: the same places, stretched to its width, with texts as wide as they are here. */
import { spaced, wide } from "./measure.js";

/** @typedef {{id: string, label: string, name: string, lines: string[], x: number, y: number, w: number, h: number, column: number,
 *   parent: string | null, note: string | null, more: number, ghost: boolean, level: string}} Drawn */
/** @typedef {Drawn & {left: number, right: number, top: number, bottom: number, text: string, size: number, weight: number}} Placed */
/** @typedef {{id: string, source: string, target: string, type: string, tree: boolean, evidence?: string, confidence: number, turn?: number | null}} Link */
/** @typedef {{labels: string[], title: string, x: number, width: number, shown: number, total: number}} Column */
/** @typedef {{title: string, subtitle: string, version: string, width: number, height: number, columns: Column[], nodes: Drawn[], links: Link[],
 *   legend: {label: string, title: string, shape: string, shown: number, total: number}[], bands: number[], shown: number, total: number, why: string}} Drawing */

export const TEXT = 22; // from a shape's left end to its text
const SIZE = 13, HEAD = 14, LINE = 1.31, CAPTION = 12;
const LARGEST = 1.35, SMALLEST = CAPTION / SIZE; // a label is never under 12 px on screen
const TOP = 20, FOOT = 28, WIDEST_GAP = 70;

/** A drawing placed in a window of some size. */
export class Scene {
  /** @param {Drawing} drawing @param {number} width @param {number} height the window's */
  constructor(drawing, width, height) {
    this.drawing = drawing;
    this.columns = drawing.columns ?? [];
    this.unit = scale(drawing, width, height);
    const gaps = Math.max(1, this.columns.length - 1);
    this.stretch = this.columns.length ? Math.min(WIDEST_GAP, Math.max(0, width - drawing.width * this.unit) / gaps) : 0;
    const first = Math.min(...drawing.nodes.map((n) => n.y - n.h / 2), Infinity);
    this.rise = Number.isFinite(first) ? TOP - first * this.unit : 0;
    /** @type {Map<string, Placed>} */
    this.nodes = new Map(drawing.nodes.map((n) => [n.id, this.place(n)]));
    this.links = drawing.links.filter((l) => this.nodes.has(l.source) && this.nodes.has(l.target));
    this.within = width;
  }

  /** Left end of a column, in px. @param {number} x @param {number} column */
  across(x, column) {
    return Math.round(x * this.unit + this.stretch * column);
  }

  /** @param {Drawn} n @returns {Placed} */
  place(n) {
    const column = Math.max(0, n.column ?? 0);
    const left = this.across(n.x, this.columns.length ? column : 0);
    return this.measured({ ...n, column, left, y: Math.round(n.y * this.unit + this.rise) });
  }

  /** A node with the width its text has here. @param {any} n @returns {Placed} */
  measured(n) {
    const size = Math.round((n.label === "Plan" ? HEAD : SIZE) * this.unit * 2) / 2;
    const weight = n.label === "Plan" ? 600 : 400;
    const lines = (n.lines?.length ? n.lines : [n.name]).map(spaced);
    const text = Math.ceil(Math.max(...lines.map((l) => wide(l, size, Math.max(weight, 500)))));
    const half = Math.max(10, (lines.length * size * LINE + 5) / 2);
    return { ...n, text: lines.join("\n"), size, weight, right: n.left + TEXT + text + 2, top: n.y - half, bottom: n.y + half };
  }

  /** How far the picture reaches. */
  get extent() {
    let right = 0, bottom = 0;
    for (const n of this.nodes.values()) {
      right = Math.max(right, n.right + 20);
      bottom = Math.max(bottom, n.bottom + (n.note && !isValue(n) ? 20 : 0));
    }
    const last = this.columns.length - 1;
    return { width: Math.max(this.within, right, last < 0 ? 0 : this.rightOf(last) + 18), height: bottom + FOOT };
  }

  /** From a node to the plan it hangs on, the node first. @param {string} id @returns {string[]} */
  path(id) {
    const found = [];
    for (let at = this.nodes.get(id); at && !found.includes(at.id); at = at.parent ? this.nodes.get(at.parent) : undefined) found.push(at.id);
    return found;
  }

  /** What hangs under a node, from top to bottom. @param {string | null} id @returns {Placed[]} */
  children(id) {
    return [...this.nodes.values()].filter((n) => (n.parent && this.nodes.has(n.parent) ? n.parent : null) === id).sort((a, b) => a.y - b.y || a.left - b.left);
  }

  /** Where one plan ends and the next begins. @returns {number[]} */
  get rifts() {
    return (this.drawing.bands ?? []).map((y) => Math.round(y * this.unit + this.rise) + 0.5);
  }

  /** The right end of a column, where its values stand. @param {number} column */
  rightOf(column) {
    const { x, width } = this.columns[column];
    return this.across(x + width, column);
  }
}

/** A note stands below a plan's name, and at the right end of the column for a number. @param {Drawn} n */
export const isValue = (n) => n.label === "Target" || n.label === "Observation";

/** @param {Drawing} drawing @param {number} width @param {number} height the window's */
  constructor(drawing, width, height) {
    this.drawing = drawing;
    this.columns = drawing.columns ?? [];
    this.unit = scale(drawing, width, height);
    const gaps = Math.max(1, this.columns.length - 1);
    this.stretch = this.columns.length ? Math.min(WIDEST_GAP, Math.max(0, width - drawing.width * this.unit) / gaps) : 0;
    const first = Math.min(...drawing.nodes.map((n) => n.y - n.h / 2), Infinity);
    this.rise = Number.isFinite(first) ? TOP - first * this.unit : 0;
    /** @type {Map<string, Placed>} */
    this.nodes = new Map(drawing.nodes.map((n) => [n.id, this.place(n)]));
    this.links = drawing.links.filter((l) => this.nodes.has(l.source) && this.nodes.has(l.target));
    this.within = width;
  }

  /** Left end of a column, in px. @param {number} x @param {number} column */
  across(x, column) {
    return Math.round(x * this.unit + this.stretch * column);
  }

  /** @param {Drawn} n @returns {Placed} */
  place(n) {
    const column = Math.max(0, n.column ?? 0);
    const left = this.across(n.x, this.columns.length ? column : 0);
    return this.measured({ ...n, column, left, y: Math.round(n.y * this.unit + this.rise) });
  }

  /** A node with the width its text has here. @param {any} n @returns {Placed} */
  measured(n) {
    const size = Math.round((n.label === "Plan" ? HEAD : SIZE) * this.unit * 2) / 2;
    const weight = n.label === "Plan" ? 600 : 400;
    const lines = (n.lines?.length ? n.lines : [n.name]).map(spaced);
    const text = Math.ceil(Math.max(...lines.map((l) => wide(l, size, Math.max(weight, 500)))));
    const half = Math.max(10, (lines.length * size * LINE + 5) / 2);
    return { ...n, text: lines.join("\n"), size, weight, right: n.left + TEXT + text + 2, top: n.y - half, bottom: n.y + half };
  }

  /** How far the picture reaches. */
  get extent() {
    let right = 0, bottom = 0;
    for (const n of this.nodes.values()) {
      right = Math.max(right, n.right + 20);
      bottom = Math.max(bottom, n.bottom + (n.note && !isValue(n) ? 20 : 0));
    }
    const last = this.columns.length - 1;
    return { width: Math.max(this.within, right, last < 0 ? 0 : this.rightOf(last) + 18), height: bottom + FOOT };
  }

  /** From a node to the plan it hangs on, the node first. @param {string} id @returns {string[]} */
  path(id) {
    const found = [];
    for (let at = this.nodes.get(id); at && !found.includes(at.id); at = at.parent ? this.nodes.get(at.parent) : undefined) found.push(at.id);
    return found;
  }

  /** What hangs under a node, from top to bottom. @param {string | null} id @returns {Placed[]} */
  children(id) {
    return [...this.nodes.values()].filter((n) => (n.parent && this.nodes.has(n.parent) ? n.parent : null) === id).sort((a, b) => a.y - b.y || a.left - b.left);
  }

  /** Where one plan ends and the next begins. @returns {number[]} */
  rifts() {
    /** @type {Map<string, [number, number]>} */
    const reach = new Map();
    for (const n of this.nodes.values()) {
      const root = this.path(n.id).at(-1) ?? n.id;
      if (this.nodes.get(root)?.label !== "Plan") continue;
      const [top, bottom] = reach.get(root) ?? [Infinity, -Infinity];
      reach.set(root, [Math.min(top, n.top), Math.max(bottom, n.bottom + (n.note ? 16 : 0))]);
    }
    const bands = [...reach.values()].sort((a, b) => a[0] - b[0]);
    return bands.slice(1).flatMap(([top], i) => (top > bands[i][1] ? [Math.round((top + bands[i][1]) / 2) + 0.5] : []));
  }
}

/** @param {Drawing} drawing @param {number} width @param {number} height */
function scale(drawing, width, height) {
  const across = width / (drawing.width || width);
  const down = height / (drawing.height || height);
  return Math.max(SMALLEST, Math.min(across, Math.max(1, Math.min(LARGEST, down))));
}
