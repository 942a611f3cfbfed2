// @ts-check
/** The targets of two sides on one axis of years: A to its left, B to its right, one metric on one line. */
import { title } from "./compare-rows.js";
import { el } from "./dom.js";
import { inWords, metric } from "./figures.js";
import { t } from "./i18n.js";
import { glyph, inGraph, nodeName } from "./parts.js";
import { opener, wordsOf } from "./said.js";

/** @typedef {import("./compare.js").Side} Side */

const LONGEST = 12; // years shown one by one; a longer gap is one line

/** @param {Side} a @param {Side} b @returns {Element | null} */
export function axis(a, b) {
  if (!a.goals.length && !b.goals.length) return null;
  const pairs = a.goals.filter((goal) => b.goals.some((other) => key(other) === key(goal))).length;
  const years = steps([...a.goals, ...b.goals].map(year), [a, b].flatMap(({ node }) => [node.properties.period_start, node.properties.period_end]));
  const rows = years.flatMap((one) => (typeof one === "string" ? [gap(one)] : inYear(one, a, b)));
  return el("section", { "data-label": "Years" }, title("Target", t("compare.count", { a: a.goals.length, b: b.goals.length, both: pairs })),
    el("p", { class: "cap" }, t("compare.axis")), el("table", { class: "axis" }, head(), el("tbody", {}, ...rows)));
}

/** @param {any} target @returns {number | null} */
const year = (target) => target.properties.year ?? null;

/** What makes two goals one line: what is measured, and for when. @param {any} target */
const key = (target) => `${target.properties.metric} ${target.properties.year ?? ""} ${target.properties.baseline_year ?? ""}`;

/**
 * The years from first to last, each once; a long gap as its two ends; at last those without a year.
 * @param {(number | null)[]} stated @param {(number | undefined)[]} periods @returns {(number | string | null)[]}
 */
function steps(stated, periods) {
  const known = [...new Set([...stated, ...periods].filter((one) => typeof one === "number"))].sort((x, y) => x - y);
  const years = known.flatMap((one, i) => (i ? between(known[i - 1], one) : [one]));
  return stated.includes(null) ? [...years, null] : years;
}

/** @param {number} from @param {number} to @returns {(number | string)[]} after `from`, up to `to` */
const between = (from, to) => (to - from > LONGEST ? [`${from + 1}–${to - 1}`, to] : Array.from({ length: to - from }, (_, i) => from + i + 1));

const head = () => el("thead", {}, el("tr", {}, ...["compare.first", "targets.yearhead", "compare.second"].map((word) => el("th", { scope: "col" }, t(word)))));

/** @param {string} years */
const gap = (years) => el("tr", { class: "gap" }, el("td"), el("th", { scope: "row" }, years), el("td"));

/** The lines of one year: what both measure first. @param {number | null} at @param {Side} a @param {Side} b */
function inYear(at, a, b) {
  const [first, second] = [a, b].map(({ goals }) => goals.filter((goal) => year(goal) === at));
  const match = (/** @type {any} */ goal, /** @type {any[]} */ others) => others.find((other) => key(other) === key(goal)) ?? null;
  const shared = first.filter((goal) => match(goal, second));
  const lines = /** @type {[any, any][]} */ ([...shared.map((goal) => [goal, match(goal, second)]),
    ...rest(first.filter((goal) => !shared.includes(goal)), second.filter((goal) => !match(goal, first)))]);
  const drawn = lines.length ? lines : [[null, null]];
  return drawn.map(([x, y], i) => line(x, y, i ? null : { at, of: drawn.length }, [a, b].map((side) => within(at, side.node.properties))));
}

/** What only one of the two measures, beside what only the other does. @param {any[]} first @param {any[]} second @returns {[any, any][]} */
const rest = (first, second) => Array.from({ length: Math.max(first.length, second.length) }, (_, i) => [first[i] ?? null, second[i] ?? null]);

/** Is a year within a plan's period? @param {number | null} at @param {any} p */
const within = (at, p) => at !== null && p.period_end !== undefined && at <= p.period_end && at >= (p.period_start ?? p.period_end);

/** @param {any} x @param {any} y @param {{at: number | null, of: number} | null} begins @param {boolean[]} runs */
function line(x, y, begins, runs) {
  const both = x && y && key(x) === key(y);
  const differ = both && inWords(x.properties) !== inWords(y.properties);
  const mark = both && el("b", { class: differ ? "dif" : null }, differ ? "≠" : "=");
  const head = begins && el("th", { scope: "rowgroup", rowspan: begins.of, class: lasting(runs) }, begins.at ?? t("compare.undated"));
  return el("tr", { "data-year": begins?.at ?? null, class: [both ? "pair" : "", begins ? "first" : ""].join(" ").trim() || null },
    el("td", {}, x ? goal(x, mark) : ""), head, el("td", {}, y ? goal(y) : ""));
}

/** Which plans run in a year: a line to their side. @param {boolean[]} runs */
const lasting = ([a, b]) => [a ? "runs-a" : "", b ? "runs-b" : ""].join(" ").trim() || null;

/** @param {any} target @param {Element | false} [mark] */
function goal(target, mark = false) {
  const [open, place] = opener(metric(target), async () => own(await wordsOf(target.id, { limit: 20 }), target), target.id);
  return el("div", { class: "goal", "data-node": target.id }, el("a", { class: "nd", href: inGraph(target.id), title: nodeName(target) }, glyph("Target"), el("span", {}, metric(target))),
    el("span", { class: "tv num" }, inWords(target.properties)), open, mark, place);
}

/** The words of the side they are asked for: a target that both state keeps those of each. @param {any[]} items @param {any} target */
function own(items, target) {
  const documents = new Set(target.evidence.map((/** @type {any} */ e) => e.document));
  return items.filter(({ evidence }) => documents.has(evidence.document)).slice(0, 5);
}
