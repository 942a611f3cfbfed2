// @ts-check
/** A passage as its source has it, with what was read from it: sentences, annotations, declared counts, lit words. */
import { el } from "./dom.js";
import { t } from "./i18n.js";
import { pieces } from "./nesting.js";
import { glyph, nodeName } from "./parts.js";
import { units, words } from "./positions.js";

/** @typedef {import("./nesting.js").Span & {kind: "sentence"|"annotation"|"count"|"lit", status?: string, node?: any, index?: number, rule?: string}} Mark */

const RANK = { sentence: 0, annotation: 1, count: 2, lit: 3 };

/**
 * The marks of each passage, by its index.
 * @param {any} reading the answer of /v1/documents/{id}
 * @param {{passage: number, start: number, end: number} | null} light words to light
 * @returns {Map<number, Mark[]>}
 */
export function marks(reading, light) {
  /** @type {Map<number, Mark[]>} */
  const found = new Map(reading.document.passages.map((/** @type {any} */ p) => [p.index, []]));
  const seen = new Set();
  /** @param {Mark["kind"]} kind @param {any} at @param {object} more */
  const add = (kind, at, more) => {
    const key = `${kind} ${at.passage} ${at.start} ${at.end} ${/** @type {any} */ (more).node?.id ?? ""}`;
    if (!seen.has(key)) found.get(at.passage)?.push({ kind, rank: RANK[kind], key, start: at.start, end: at.end, ...more });
    seen.add(key);
  };
  reading.sentences.forEach((/** @type {any} */ s, /** @type {number} */ index) => add("sentence", s, { status: s.status, index }));
  for (const a of reading.annotations) add("annotation", a, { node: a.node, rule: a.rule });
  for (const entry of reading.audit) for (const e of exact(entry.evidence)) add("count", e, {});
  if (light) add("lit", light, {});
  return found;
}

/** Evidence that has a position. @param {any[]} evidence */
export const exact = (evidence) => (evidence ?? []).filter((e) => e.kind === "exact");

/** How many annotations lie within each, so that every underline is seen. @param {import("./nesting.js").Piece<Mark>[]} cut */
function depths(cut) {
  const depth = new Map();
  for (const piece of cut) {
    const over = piece.over.filter((m) => m.kind === "annotation");
    over.forEach((mark, i) => depth.set(mark, Math.max(depth.get(mark) ?? 0, over.length - 1 - i)));
  }
  return depth;
}

/** @param {Mark} mark @param {number} depth @param {boolean} last */
function element(mark, depth, last) {
  if (mark.kind === "annotation") {
    const made = el("span", { class: `an a-${mark.node.label.toLowerCase()} ${depth ? `d${Math.min(depth, 3)}` : ""}`, tabindex: -1 });
    made.classList.toggle("proposed", Boolean(mark.rule));
    made.dataset.node = mark.node.id;
    made.title = mark.rule ? `${nodeName(mark.node)} · ${t("evidence.proposed", { rule: mark.rule })}` : nodeName(mark.node);
    return made;
  }
  if (mark.kind === "lit") return el("mark", { class: "lit" });
  if (mark.kind === "count") return el("span", { class: "ct" });
  const why = last && mark.status !== "used" ? t(`sentence.${mark.status}`) : null;
  return el("span", { class: `sn ${mark.status}${why ? " why" : ""}`, "data-sentence": mark.index, "data-why": why });
}

/**
 * The text as elements: textContent is the passage, unchanged.
 * @param {string} text @param {Mark[]} over
 */
export function marked(text, over) {
  const at = units(text);
  const cut = pieces(at.length - 1, over);
  const depth = depths(cut);
  const root = document.createDocumentFragment();
  /** @type {{mark: Mark, node: any}[]} */
  let open = [];
  for (const piece of cut) {
    let kept = 0;
    while (kept < open.length && open[kept].mark === piece.over[kept]) kept++;
    open = open.slice(0, kept);
    for (const mark of piece.over.slice(kept)) {
      const node = element(mark, depth.get(mark) ?? 0, true);
      (open.at(-1)?.node ?? root).append(node);
      open.push({ mark, node });
    }
    const begun = piece.over.slice(kept).filter((m) => m.kind === "annotation" && m.start === piece.start);
    (open.at(-1)?.node ?? root).append(...lettered(text, at, piece, begun));
  }
  return root;
}

/** The words of a piece; shapes of what begins here hang on its first character. @param {string} text @param {number[]} at @param {{start: number, end: number}} piece @param {Mark[]} begun */
function lettered(text, at, piece, begun) {
  if (!begun.length) return [words(text, piece.start, piece.end, at)];
  const shapes = begun.map((mark) => {
    const shape = glyph(mark.node.label, "g-s");
    shape.dataset.shapeOf = mark.node.id;
    return shape;
  });
  const first = el("span", { class: "nw" }, ...shapes, words(text, piece.start, piece.start + 1, at));
  return [first, words(text, piece.start + 1, piece.end, at)];
}
