// @ts-check
/** Evidence as rows: the passage with its words lit, where it stands, how sure; citations after. */
import { confidence, el, level, lit } from "./dom.js";
import { name, t } from "./i18n.js";
import { to } from "./parts.js";

/** @typedef {{evidence: any, text: string | null, document: any}} Shown */

const BEFORE = 44, AFTER = 56;
const SENTENCE = /[。！？!?\n]/, CLAUSE = /[，；：、,;:]/;

/** Several stretches of one passage are one row. @param {Shown[]} items @returns {Shown[][]} */
function byPassage(items) {
  /** @type {Map<string, Shown[]>} */
  const groups = new Map();
  for (const item of items) {
    const e = item.evidence;
    const key = e.kind === "exact" ? `${e.document} ${e.passage}` : `${e.document} ${e.published} ${groups.size}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

/**
 * The part of a passage around its lit words, from the beginning of a sentence or clause where that is near.
 * @param {string} text @param {{start: number, end: number}[]} stretches in code points
 */
export function excerpt(text, stretches) {
  const points = Array.from(text);
  const first = Math.min(...stretches.map((s) => s.start)), last = Math.max(...stretches.map((s) => s.end));
  let from = Math.max(0, first - BEFORE), to = Math.min(points.length, last + AFTER);
  from = begins(points, from, first);
  to = ends(points, last, to);
  const moved = stretches.map((s) => ({ start: s.start - from, end: s.end - from }));
  return { text: points.slice(from, to).join(""), stretches: moved, cutBefore: from > 0 && !SENTENCE.test(points[from - 1]), cutAfter: to < points.length && !SENTENCE.test(points[to - 1]) };
}

/** The sentence's beginning where it is near, else the first clause within reach. @param {string[]} points @param {number} from @param {number} first */
function begins(points, from, first) {
  for (let i = first - 1; i >= from; i--) if (SENTENCE.test(points[i])) return i + 1;
  if (from === 0) return 0;
  for (let i = from; i < first - 1; i++) if (CLAUSE.test(points[i])) return i + 1;
  return from;
}

/** The sentence's end where it is near, else the last clause within reach. @param {string[]} points @param {number} last @param {number} to */
function ends(points, last, to) {
  for (let i = last; i < to; i++) if (SENTENCE.test(points[i])) return i + 1;
  if (to === points.length) return to;
  for (let i = to - 1; i > last; i--) if (CLAUSE.test(points[i])) return i + 1;
  return to;
}

/** Stretches near each other share an excerpt. @param {{start: number, end: number}[]} stretches */
function clusters(stretches) {
  const sorted = [...stretches].sort((a, b) => a.start - b.start);
  const found = /** @type {{start: number, end: number}[][]} */ ([]);
  for (const s of sorted) {
    const last = found.at(-1);
    if (last && s.start - /** @type {any} */ (last.at(-1)).end < BEFORE) last.push(s);
    else found.push([s]);
  }
  return found;
}

/** Where the words stand in their document. @param {any} quote @param {string} [select] the node to mark there */
export const placeOf = (quote, select) =>
  to(`/documents/${encodeURIComponent(quote.document)}`, { passage: quote.passage, start: quote.start, end: quote.end, select }, `#p${quote.passage}`);

/** The passage that words stand in. @param {any} quote */
export const whereIn = (quote) => (quote.passage === 0 ? t("evidence.title") : t("evidence.passage", { n: quote.passage }));

/** @param {Shown[]} group @param {string} [select] */
function exactRow(group, select) {
  const { document: source, text } = group[0];
  const quotes = group.map((item) => item.evidence);
  const parts = clusters(quotes).slice(0, 3).flatMap((near, i, all) => {
    const cut = excerpt(text ?? "", near);
    return [cut.cutBefore || i > 0 ? "……" : "", ...lit(cut.text, cut.stretches), i === all.length - 1 && cut.cutAfter ? "……" : ""];
  });
  const quote = text ? parts : [el("mark", {}, quotes[0].exact)];
  const range = quotes.slice(0, 3).map((q) => (q.end - q.start > 1 ? `${q.start + 1}–${q.end}` : `${q.start + 1}`)).join(t("comma"));
  const where = [whereIn(quotes[0]), t("evidence.chars", { range })].join(" · ");
  const proposed = quotes.every((q) => q.rule) && ` · ${t("evidence.proposed", { rule: quotes[0].rule })}`;
  return el("li", { class: "ev exact", "data-passage": `${quotes[0].document} ${quotes[0].passage}` },
    el("blockquote", { lang: "zh-Hans" }, ...quote),
    el("div", { class: "src" }, el("a", { href: placeOf(quotes[0], select), title: title(source) }, el("span", {}, shortTitle(source)), ` · ${where}`), proposed, ...confidence(proposed ? level(quotes[0].confidence) : "high")));
}

/** @param {any} source a document */
const title = (source) => [source?.title || name(source?.pref_label), source?.publisher, source?.published?.slice(0, 10)].filter(Boolean).join(" · ");

/** @param {any} source @returns {string} */
export const shortTitle = (source) => source?.title || name(source?.pref_label) || source?.publisher || "";

/** @param {Shown} item */
function citationRow({ evidence, document: source }) {
  const published = evidence.published || source?.published || "";
  const said = [t("evidence.citation"), source?.publisher, published.slice(0, 10), evidence.outlets > 1 ? t("evidence.outlets", { n: evidence.outlets }) : ""].filter(Boolean).join(" · ");
  const heading = source?.title || name(source?.pref_label) || evidence.document;
  const url = /^https?:/.test(source?.url ?? "") ? source.url : null;
  const named = url ? el("a", { href: url, rel: "noreferrer", target: "_blank" }, heading) : heading;
  return el("li", { class: "ev" }, el("p", { class: "cit" }, named), el("div", { class: "src" }, el("span", {}, said), ...confidence(level(evidence.confidence))));
}

/**
 * The heading and the rows of some evidence.
 * @param {Shown[]} items @param {number} total @param {{select?: string, more?: () => void}} [options]
 * @returns {HTMLElement[]}
 */
export function evidenceList(items, total, { select, more } = {}) {
  const exact = items.filter((i) => i.evidence.kind === "exact"), cited = items.filter((i) => i.evidence.kind !== "exact");
  const head = el("div", { class: "evh", id: "evidence" }, el("h3", {}, t("evidence")),
    exact.length > 0 && el("span", { class: "tag exact" }, `${t("evidence.exact")} ${exact.length}`),
    cited.length > 0 && el("span", { class: "tag" }, `${t("evidence.citation")} ${cited.length}`),
    items.length > 1 && el("span", { class: "cap" }, t("evidence.order")));
  if (!items.length) return [head, el("p", { class: "cit ev" }, t("evidence.none"))];
  const rows = [...byPassage(exact).map((group) => exactRow(group, select)), ...cited.map(citationRow)];
  const rest = total - items.length;
  const foot = rest > 0 && more ? [el("button", { class: "btn bare", type: "button", onclick: more }, t("evidence.more", { n: rest }))] : [];
  return [head, el("ul", { class: "evs" }, ...rows), ...foot];
}
