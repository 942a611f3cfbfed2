// @ts-check
/** The server's drawing in this window: the same rows and columns, as wide as its texts are here, in its width. */
import { NARROW, placeColumns } from "./columns.js";
import { STYLE } from "./dom.js";
import { longest, spaced, wide } from "./measure.js";

/** @typedef {{id: string, label: string, name: string, lines: string[], x: number, y: number, w: number, h: number, column: number,
 *   parent: string | null, owner: string | null, side: "left" | "right", note: string | null, more: number, ghost: boolean, level: string}} Drawn */
/** @typedef {Drawn & {left: number, right: number, top: number, bottom: number, indent: number, text: string, size: number, weight: number}} Placed */
/** @typedef {{id: string, source: string, target: string, type: string, tree: boolean, evidence?: string, confidence: number, route: number[] | null}} Link */
/** @typedef {{x: number, y: number, rx: number, ry: number}} Ring */
/** @typedef {{labels: string[], title: string, x: number, width: number, shown: number, total: number}} Column */
/** @typedef {{title: string, subtitle: string, version: string, width: number, height: number, view: Record<string, any>, columns: Column[], rings: Ring[], nodes: Drawn[], links: Link[],
 *   legend: {label: string, title: string, shape: string, shown: number, total: number}[], bands: number[], shown: number, total: number, why: string, cut: boolean}} Drawing */

const TEXT = 22; // from a shape's left end to its text, at 13 px
export const PILL = 11; // from a text's end to its "+3"
const SIZE = 13, HEAD = 14, LINE = 1.31, TOP = 14, FOOT = 24, MARGIN = 16;
/** Labels that an overview folds into their parents. */
export const FOLDED = new Set(STYLE.columns.filter((column) => column.folded).flatMap((column) => column.labels));
const LARGEST = 1.6, USUAL = 1.2, WIDE = 1700, SMALLEST = 12 / SIZE; // a name is never under 12 px on screen, and larger than usual in a window over 1,700 px

/** A drawing placed in a window of some size. */
export class Scene {
  /** @param {Drawing} drawing @param {number} width @param {number} height the window's @param {Scene | null} [like] the same picture before: where it fits in the same size, it keeps it */
  constructor(drawing, width, height, like = null) {
    this.drawing = drawing;
    this.columns = drawing.columns ?? [];
    this.within = width;
    this.tight = false; // heads without their counts
    /** @type {Drawn[][]} of each column the rows that may reach farthest: only these are measured to place the columns */
    this.longest = this.columns.map((_, i) => longest(drawing.nodes.filter((n) => n.column === i), row));
    this.unit = this.columns.length ? this.fitting(width, height, like) : Math.max(SMALLEST, Math.min(LARGEST, width / drawing.width, height / drawing.height));
    const first = Math.min(...drawing.nodes.map((n) => n.y - n.h / 2), Infinity);
    this.rise = Number.isFinite(first) && this.columns.length ? TOP - first * this.unit : this.middling(height, drawing.height);
    this.inset = this.columns.length ? 0 : this.middling(width, drawing.width);
    /** @type {import("./columns.js").Place[]} where each column begins and ends, px */
    this.places = this.placed(this.unit);
    /** @type {Map<string, Placed>} */
    this.nodes = new Map(drawing.nodes.map((n) => [n.id, this.place(n)]));
    this.links = drawing.links.filter((l) => this.nodes.has(l.source) && this.nodes.has(l.target));
    /** @type {number[]} where one plan ends and the next begins */
    this.rifts = (drawing.bands ?? []).map((y) => Math.round(y * this.unit + this.rise) + 0.5);
  }

  /** The largest size of names, over 13 px, at which all columns stand side by side and no more rows are hidden. @param {number} width @param {number} height @param {Scene | null} like @returns {number} */
  fitting(width, height, like) {
    this.tight = like?.tight ?? false;
    if (like && this.fits(like.unit)) return like.unit;
    const down = Math.max(1, (height - TOP) / this.drawing.height), largest = Math.min(LARGEST, Math.max(USUAL, width / WIDE));
    for (this.tight of [false, true]) {
      for (let size = SIZE * Math.min(largest, down); size >= SIZE * SMALLEST; size -= 0.25) {
        if (this.fits(size / SIZE)) return size / SIZE;
      }
    }
    return SMALLEST;
  }

  /** Without columns the drawing stands in the middle of a window that is larger. @param {number} window @param {number} drawing */
  middling(window, drawing) {
    return Math.max(0, Math.floor((window - drawing * this.unit) / 2));
  }

  /** Whether all columns stand side by side at a size. @param {number} unit */
  fits(unit) {
    return (this.placed(unit).at(-1)?.right ?? 0) <= this.within - MARGIN;
  }

  /** The columns' places at a size. @param {number} unit */
  placed(unit) {
    const filled = new Set(this.longest.flatMap((rows) => rows.map((n) => n.column)));
    return placeColumns(this.columns, this.columns.map((_, i) => this.needed(i, unit)), this.within, filled, this.tight);
  }

  /** The width of a column's longest row at a size; a column that folds keeps its room, so that unfolding moves no other. @param {number} column @param {number} unit */
  needed(column, unit) {
    const rows = this.longest[column].map((n) => reach(n, unit));
    const kept = this.columns[column].labels.every((label) => FOLDED.has(label)) ? this.columns[column].width * unit : 0;
    return Math.ceil(Math.max(kept, ...rows));
  }

  /** @param {Drawn} n @returns {Placed} */
  place(n) {
    const y = Math.round(n.y * this.unit + this.rise);
    const { size, weight, lines, indent } = lettering(n, this.unit);
    const half = Math.max(10, (lines.length * size * LINE + 5) / 2);
    const up = n.note && n.label === "Plan" ? (this.columns.length ? 10 : 8) : 0;
    const placed = { ...n, y: y - up, text: lines.join("\n"), size, weight, indent, top: y - up - half, bottom: y - up + half };
    if (!this.columns.length) return { ...placed, ...this.across(n, indent + textWidth(lines, size) + 2) };
    const left = this.places[n.column].left;
    const right = () => left + indent + textWidth(lines, size) + 2; // measured where it is asked for
    return { ...placed, left, get right() { return right(); } };
  }

  /** Where a node so long begins and ends, its shape to the left or the right. @param {Drawn} n @param {number} length */
  across(n, length) {
    const outer = Math.round((n.side === "left" ? n.x + n.w : n.x) * this.unit + this.inset);
    return n.side === "left" ? { left: outer - length, right: outer } : { left: outer, right: outer + length };
  }

  /** How far the picture reaches. */
  get extent() {
    if (!this.columns.length) return { width: this.drawing.width * this.unit + this.inset, height: this.drawing.height * this.unit + this.rise };
    const bottom = [...this.nodes.values()].reduce((low, n) => Math.max(low, n.bottom + (n.note && !isValue(n) ? 20 : 0)), 0);
    return { width: Math.max(this.within, (this.places.at(-1)?.right ?? 0) + MARGIN), height: bottom + FOOT };
  }

  /** The rings of a radial drawing. @returns {Ring[]} */
  get rings() {
    return (this.drawing.rings ?? []).map((r) => ({ x: r.x * this.unit + this.inset, y: r.y * this.unit + this.rise, rx: r.rx * this.unit, ry: r.ry * this.unit }));
  }

  /** From a node to the plan it hangs on, the node first. @param {string} id @returns {string[]} */
  path(id) {
    const found = /** @type {string[]} */ ([]);
    for (let at = this.nodes.get(id); at && !found.includes(at.id); at = this.nodes.get(at.parent ?? this.beside(at) ?? "")) found.push(at.id);
    return found;
  }

  /** What a thing beside the tree hangs on, where no columns part the two. @param {Placed} n @returns {string | undefined} */
  beside(n) {
    if (this.columns.length) return undefined;
    const ends = this.links.filter((l) => l.tree && (l.source === n.id || l.target === n.id)).map((l) => (l.source === n.id ? l.target : l.source));
    return ends.find((id) => (this.nodes.get(id)?.column ?? n.column) < n.column);
  }

  /** What hangs under a node, from top to bottom. @param {string} id @returns {Placed[]} */
  children(id) {
    return [...this.nodes.values()].filter((n) => n.parent === id).sort((a, b) => a.y - b.y || a.left - b.left);
  }

  /** What a node hangs on; what only stands beside a plan belongs to it. @param {Placed} n @returns {string | null} */
  owner(n) {
    return [n.parent, n.owner].find((id) => id && this.nodes.has(id)) ?? null;
  }
}

/** A note stands below a plan's name, and at the right end of the column for a number. @param {Drawn} n */
export const isValue = (n) => n.label !== "Plan";

/** A node's text as it is lettered. @param {Drawn} n @param {number} unit */
function lettering(n, unit) {
  const size = Math.round((n.label === "Plan" ? HEAD : SIZE) * unit * 2) / 2;
  const weight = n.label === "Plan" ? 600 : 400;
  const lines = (n.lines?.length ? n.lines : [n.name]).map(spaced);
  return { size, weight, lines, indent: Math.round(TEXT * Math.max(1, unit)) };
}

/** The width of a text's longest line, as when it is selected. @param {string[]} lines @param {number} size */
const textWidth = (lines, size) => Math.ceil(Math.max(...lines.map((l) => wide(l, size, 600))));

/** What stands in a node's row, as one text for each line. @param {Drawn} n */
const row = (n) => (n.lines?.length ? n.lines : [n.name]).map((line) => `${spaced(line)}${isValue(n) ? spaced(n.note ?? "") : ""}${n.more ? `+${n.more}` : ""}`);

/** From a node's left end to the end of all that stands in its row; its "+3" may stand in the gap. @param {Drawn} n @param {number} unit */
function reach(n, unit) {
  const { size, lines, indent } = lettering(n, unit);
  const value = n.note && isValue(n) ? 14 + wide(spaced(n.note), size) : 0;
  const pill = n.more && (isValue(n) || !n.note) ? Math.max(0, PILL + wide(`+${n.more}`, 12) + 13 - NARROW - 4) : 0;
  return indent + textWidth(lines, size) + value + pill;
}
