// @ts-check
/** One metric through the years: what was aimed at and what was reached, drawn by place and listed with its words. */
import { el, labelTitle, svg } from "./dom.js";
import { inWords, normalised, sign } from "./figures.js";
import { name, number, t } from "./i18n.js";
import { inDocument, inGraph, nodeName, nothing } from "./parts.js";

/** @typedef {{year: number | null, kind: string, metric: string, node: string, subject: any, place: any, normalized_value: number | null, normalized_unit: string | null, comparator: string | null, reached: boolean | null, says: any[], [more: string]: any}} Point */

const [WIDE, HIGH, LEFT, RIGHT, TOP, FOOT] = [720, 240, 48, 90, 26, 26]; // px
const APART = 14; // px between two values of a year
const SHOWN = 3; // sources of a figure
const SCALE = /** @type {Record<string, number>} */ ({ CNY: 1e8 }); // money is read in 亿元

/** @param {Point[]} points in their order: place by place, year by year @param {string} metric */
export function tracked(points, metric) {
  if (!points.length) return nothing(t("track.none", { metric }));
  /** @type {Map<string, Point[]>} */
  const places = new Map();
  for (const point of points) {
    const key = `${point.place?.id ?? ""} ${point.normalized_unit ?? ""}`;
    places.set(key, [...(places.get(key) ?? []), point]);
  }
  return el("div", { class: "tk" }, ...[...places.values()].map(series));
}

/** One place in one unit. @param {Point[]} points */
function series(points) {
  const drawn = points.filter((p) => p.year && p.normalized_value !== null);
  const years = new Set(drawn.map((p) => p.year));
  const title = points[0].place ? nodeName(points[0].place) : t("track.noplace");
  return el("section", {}, el("h2", {}, title), years.size > 1 && chart(drawn), table(points));
}

/** @param {Point[]} points */
function chart(points) {
  const unit = points[0].normalized_unit ?? "";
  const factor = SCALE[unit] ?? 1;
  const years = points.map((p) => p.year ?? 0);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const most = Math.max(...points.map((p) => (p.normalized_value ?? 0) / factor)) || 1;
  const x = (/** @type {number} */ year) => LEFT + ((year - first) / (last - first)) * (WIDE - LEFT - RIGHT);
  const y = (/** @type {number} */ value) => HIGH - FOOT - (value / factor / most) * (HIGH - FOOT - TOP);
  const axis = [...new Set(years)].map((year) => words(x(year), HIGH - 6, String(year), "c"));
  const base = svg("path", { class: "gr", d: `M0 ${HIGH - FOOT}.5H${WIDE}` });
  const lead = t("track.chart", { unit: t(`unit.${unit}`) === `unit.${unit}` ? unit : t(`unit.${unit}`) });
  return el("div", {}, el("p", { class: "cap" }, lead),
    svg("svg", { class: "ch", viewBox: `0 0 ${WIDE} ${HIGH}`, width: WIDE, height: HIGH, role: "img", "aria-label": lead }, base, ...lines(points, x, y), ...axis, ...marks(points, x, y, factor)));
}

/** What one subject reported, year after year. @param {Point[]} points @param {(year: number) => number} x @param {(value: number) => number} y */
function lines(points, x, y) {
  const seen = points.filter((p) => p.kind === "Observation");
  const subjects = [...new Set(seen.map((p) => `${p.subject.id} ${p.metric}`))];
  return subjects.map((key) => seen.filter((p) => `${p.subject.id} ${p.metric}` === key)).filter((own) => own.length > 1)
    .map((own) => svg("path", { class: "e", d: own.map((p, i) => `${i ? "L" : "M"}${x(p.year ?? 0)} ${y(p.normalized_value ?? 0)}`).join("") }));
}

/** A full dot was reported, its value above it; an open one is wanted, its value beside it, each once and apart. @param {Point[]} points @param {(year: number) => number} x @param {(value: number) => number} y @param {number} factor */
function marks(points, x, y, factor) {
  const dots = points.map((p) => svg("circle", { class: p.kind === "Target" ? "lo" : "b", cx: x(p.year ?? 0), cy: y(p.normalized_value ?? 0), r: 5 }));
  const said = (/** @type {Point} */ p) => `${p.comparator === "=" ? "" : sign(p.comparator ?? "=")} ${number((p.normalized_value ?? 0) / factor)}`.trim();
  const seen = points.filter((p) => p.kind === "Observation").map((p) => words(x(p.year ?? 0) - 9, y(p.normalized_value ?? 0) - 7, said(p), "v", "end"));
  /** @type {Map<string, {year: number, at: number, text: string}>} */
  const wanted = new Map();
  for (const p of points) if (p.kind === "Target") wanted.set(`${p.year} ${said(p)}`, { year: p.year ?? 0, at: y(p.normalized_value ?? 0) + 4, text: said(p) });
  const beside = [...wanted.values()].sort((a, b) => a.year - b.year || a.at - b.at);
  beside.forEach((one, i) => { if (i && beside[i - 1].year === one.year) one.at = Math.max(one.at, beside[i - 1].at + APART); });
  return [...dots, ...seen, ...beside.map((one) => words(x(one.year) + 10, one.at, one.text, "v", "start"))];
}

/** @param {number} x @param {number} y @param {string} text @param {string} kind @param {string} [anchor] */
function words(x, y, text, kind, anchor = "middle") {
  const made = svg("text", { class: kind, x, y, "text-anchor": anchor });
  made.textContent = text;
  return made;
}

/** @param {Point[]} points */
function table(points) {
  const heads = ["yearhead", "kind", "value", "normal", "track.subject", "evidence"].map((key) => el("th", { scope: "col" }, t(key.includes(".") ? key : `targets.${key}`)));
  return el("table", { class: "tb track" }, el("thead", {}, el("tr", {}, ...heads)), el("tbody", {}, ...points.map(row)));
}

/** @param {Point} point */
function row(point) {
  const verdict = point.reached === null ? "" : t(point.reached ? "track.reached" : "track.missed");
  return el("tr", { "data-year": point.year ?? "" },
    el("td", { class: "num" }, point.year ?? ""),
    el("td", { class: "nw" }, labelTitle(point.kind), " ", verdict && el("span", { class: "tag" }, verdict)),
    el("td", { class: "num nw" }, el("a", { class: "nd", href: inGraph(point.node) }, inWords(point))),
    el("td", { class: "num nw" }, ...normalised(point)),
    el("td", {}, name(point.pref_label) || point.metric, " · ", el("a", { href: inGraph(point.subject.id) }, nodeName(point.subject))),
    el("td", {}, ...point.says.slice(0, SHOWN).map(source), point.says.length > SHOWN && el("p", { class: "cap" }, t("contradiction.sources", { n: point.says.length }))));
}

/** @param {any} said */
function source({ sentence, evidence, document }) {
  const by = [document.title, (document.published ?? "").slice(0, 10)].filter(Boolean).join(" · ");
  if (!sentence) return el("p", { class: "cap" }, t("evidence.citation"), " ", by);
  return el("p", {}, el("q", {}, sentence), " ", el("a", { class: "cap", href: inDocument(evidence) }, by));
}

/** The points as columns and rows for a file. @param {Point[]} points @returns {[string[], any[][]]} */
export function asTable(points) {
  const columns = ["place", "year", "kind", "metric", "subject", "comparator", "value", "value_max", "unit", "normalized_value", "normalized_unit", "reached", "quote", "document", "id"];
  const rows = points.map((p) => [p.place ? nodeName(p.place) : "", p.year, p.kind, p.metric, nodeName(p.subject), p.comparator, p.value, p.value_max, p.unit, p.normalized_value,
    p.normalized_unit, p.reached, p.says[0]?.sentence ?? "", p.says[0]?.document.title ?? "", p.node]);
  return [columns, rows];
}
