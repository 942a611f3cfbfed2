// @ts-check
/** Bars of targets in one unit: length is the value, the end says how it bounds. Positions are attributes, not styles. */
import { el, level, svg } from "./dom.js";
import { metric, printed, sign } from "./figures.js";
import { lang, name, number, t } from "./i18n.js";
import { nodeName } from "./parts.js";
import { sorted } from "./targets-table.js";

/** @typedef {import("./figures.js").Goal} Goal */

const [WIDE, ROOM, HIGH] = [452, 92, 14]; // px: drawing, kept for the figure after the longest bar, a bar
const SCALE = { CNY: 1e8 }; // money is read in 亿元
const COUNTS = "零一二三四五六七八九十";
const TOTAL = /^(?:([二三四五六七八九十])(?:个|大))?(产业|行业)?(?:总|合计)(.+)$/;
const UNIT = (/** @type {string} */ unit) => (t(`unit.${unit}`) === `unit.${unit}` ? unit : t(`unit.${unit}`));

/**
 * @param {Goal[]} goals @param {string} unit normalised unit that is drawn
 * @param {{plans: any[], told: Map<string, any[]>}} known plans in their order, and who tells of them
 * @returns {Node[]}
 */
export function charts(goals, unit, known) {
  const factor = SCALE[/** @type {keyof typeof SCALE} */ (unit)] ?? 1;
  const drawn = goals.filter((g) => g.target.properties.normalized_unit === unit && g.target.properties.normalized_value > 0);
  const order = new Map(known.plans.map((plan, i) => [plan.id, i]));
  const inOrder = sorted(drawn).sort((a, b) => (order.get(a.plan?.id) ?? 1e6) - (order.get(b.plan?.id) ?? 1e6));
  const total = unit === "CNY" ? sum(goals, factor, known.told) : null;
  return [total, section(inOrder, unit, factor)].filter((part) => part !== null);
}

/** @param {Goal[]} drawn @param {string} unit @param {number} factor */
function section(drawn, unit, factor) {
  const title = t("targets.chart", { unit: unit === "CNY" || t(`unit.name.${unit}`) === `unit.name.${unit}` ? UNIT(unit) : t(`unit.name.${unit}`) });
  if (!drawn.length) return el("section", {}, el("h2", {}, title), el("p", {}, t("targets.chart.empty")));
  return el("section", {}, el("h2", {}, title), el("p", {}, t("targets.chart.lead", { unit: UNIT(unit) })), ends(drawn), bars(drawn, factor, title));
}

/** What the ends mean; only those that occur. @param {Goal[]} drawn */
function ends(drawn) {
  const kinds = [">", ">=", "=", "~", "<"].filter((c) => drawn.some((g) => kind(g.target.properties.comparator) === c));
  const key = kinds.map((c) => el("span", {}, svg("svg", { class: "ch", viewBox: "0 0 26 18" }, ...bar(0, 2, 17, c, false)), t(`end.${c}`)));
  if (drawn.some(weak)) key.push(el("span", {}, svg("svg", { class: "ch", viewBox: "0 0 26 18" }, ...bar(1, 2, 16, ">", true)), t("end.low")));
  return el("div", { class: "how" }, ...key);
}

/** @param {string} comparator */
const kind = (comparator) => ({ "<=": "<", range: "=", unspecified: "~" })[comparator] ?? comparator;

/** @param {Goal} goal */
const weak = (goal) => (goal.relationship.level ?? level(goal.relationship.confidence)) === "low";

/** @param {Goal[]} drawn @param {number} factor @param {string} title */
function bars(drawn, factor, title) {
  const most = Math.max(...drawn.map((g) => g.target.properties.normalized_value / factor));
  const x = (/** @type {number} */ value) => Math.max(2, (value / most) * (WIDE - ROOM));
  const parts = /** @type {Element[]} */ ([]);
  let y = 36;
  let plan = "";
  const years = new Set(drawn.map((g) => g.target.properties.year)).size > 1;
  for (const goal of drawn) {
    const owner = nodeName(goal.plan ?? goal.subject);
    if (owner !== plan) {
      parts.push(words(0, y + 14, fit(owner, WIDE), "pl"));
      [plan, y] = [owner, y + 25];
    }
    parts.push(...line(goal, x(goal.target.properties.normalized_value / factor), y, factor, years));
    y += 46;
  }
  const scale = ticks(most).flatMap((value) => [svg("path", { class: "gr", d: `M${x0(value, most)}.5 22V${y}` }), words(x0(value, most), 14, number(value), "c", value ? "middle" : "start")]);
  return svg("svg", { class: "ch", viewBox: `0 0 ${WIDE} ${y}`, width: WIDE, height: y, role: "img", "aria-label": title }, ...scale, ...parts);
}

/** @param {number} value @param {number} most */
const x0 = (value, most) => Math.round((value / most) * (WIDE - ROOM));

/** Round numbers along the scale. @param {number} most */
function ticks(most) {
  const rough = most / 3;
  const ten = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * ten).find((s) => s >= rough) ?? ten;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step);
}

/** @param {Goal} goal @param {number} length @param {number} y @param {number} factor @param {boolean} dated */
function line(goal, length, y, factor, dated) {
  const p = goal.target.properties;
  const subject = goal.plan && goal.subject.id !== goal.plan.id ? `${name(goal.subject.pref_label)} · ` : "";
  const shown = factor === 1 ? printed(p) : number(Math.round((p.normalized_value / factor) * 100) / 100);
  return [words(0, y + 12, fit(subject + metric(goal.target), WIDE - 50) + (dated && p.year ? ` · ${p.year}` : ""), "n"), ...bar(0, y + 21, length, p.comparator, weak(goal)), words(length + 16, y + 33, `${sign(p.comparator)} ${shown}`.replace("= ", ""), "v")];
}

/** @param {number} x @param {number} y @param {string} text @param {string} kind @param {string} [anchor] */
function words(x, y, text, kind, anchor = "start") {
  const made = svg("text", { x, y, class: kind, "text-anchor": anchor });
  made.textContent = text;
  return made;
}

/** A bar whose end says how the value bounds. @param {number} x @param {number} y @param {number} length @param {string} comparator @param {boolean} low */
function bar(x, y, length, comparator, low) {
  const fill = low ? "b lo" : "b";
  const end = x + length;
  const middle = y + HIGH / 2;
  const c = kind(comparator);
  if (c === ">" || c === ">=") {
    const arrow = svg("path", { class: fill, d: `M${x} ${y}H${end}L${end + 8} ${middle}L${end} ${y + HIGH}H${x}Z` });
    return c === ">" ? [arrow] : [arrow, svg("path", { class: "e", d: `M${end} ${y - 2}v${HIGH + 4}` })];
  }
  if (c === "<") return [svg("path", { class: fill, d: `M${x} ${y}H${end}L${Math.max(x, end - 8)} ${middle}L${end} ${y + HIGH}H${x}Z` })];
  const body = svg("rect", { class: fill, x, y, width: length, height: HIGH });
  const mark = c === "~" ? `M${end + 3} ${y - 2}q4 4.5 0 9t0 9` : `M${end} ${y - 2}v${HIGH + 4}`;
  return [body, svg("path", { class: "e", d: mark })];
}

/**
 * Plans whose figures a stated total sums up: the sum drawn against the statement. Which plans a total means follows
 * from its count (三个产业总规模): as many as the held documents tell of; where that is not so, nothing is drawn.
 * @param {Goal[]} goals @param {number} factor @param {Map<string, any[]>} told
 */
function sum(goals, factor, told) {
  const total = goals.find((g) => !g.plan && TOTAL.test(g.target.properties.metric ?? "") && g.target.properties.normalized_value > 0);
  const [, count, sort = "", what] = TOTAL.exec(total?.target.properties.metric ?? "") ?? [];
  if (!total) return null;
  const year = total.target.properties.year;
  let parts = goals.filter((g) => g.plan && g.subject.id === g.plan.id && g.target.properties.year === year && g.target.properties.normalized_unit === "CNY" && [what, sort + what].includes(g.target.properties.metric));
  const n = COUNTS.indexOf(count ?? "");
  if (n > 0 && parts.length > n) parts = parts.filter((g) => told.get(g.plan.id)?.length);
  return parts.length < 2 || (n > 0 && parts.length !== n) ? null : summed(total, parts, year, factor);
}

/** @param {Goal} total @param {Goal[]} parts @param {number} year @param {number} factor */
function summed(total, parts, year, factor) {
  const value = (/** @type {Goal} */ g) => g.target.properties.normalized_value / factor;
  const all = parts.reduce((so, g) => so + value(g), 0);
  const stated = value(total);
  const { comparator } = total.target.properties;
  const fits = comparator.startsWith(">") ? all >= stated : comparator.startsWith("<") ? all <= stated : Math.abs(all - stated) <= stated * 0.05;
  const said = `${sign(comparator)} ${number(stated)}`.replace("= ", "");
  const x = (/** @type {number} */ v) => (v / Math.max(all, stated)) * (WIDE - 80);
  let at = 0;
  const drawn = parts.flatMap((g) => {
    const [from, wide] = [x(at), x(value(g)) - 2];
    at += value(g);
    return [svg("rect", { class: "b", x: from, y: 30, width: wide, height: 26 }), words(from + 8, 48, number(value(g)), "w"), words(from, 76, short(g.plan, wide), "n")];
  });
  const mark = [svg("path", { class: "e", d: `M${x(stated)} 20V62` }), words(Math.min(x(stated), WIDE - 60), 14, t("targets.sum.total", { total: said }), "v", "middle"), words(x(all) + 10, 48, number(all), "v")];
  const [metricName, lead] = [metric(parts[0].target), t("targets.sum.lead", { year: year ?? "", unit: UNIT("CNY"), total: said, level: t(`level.${total.relationship.level ?? level(total.relationship.confidence)}`) })];
  return el("section", {}, el("h2", {}, t(fits ? "targets.sum" : "targets.sum.no", { metric: metricName })), el("p", {}, lead),
    svg("svg", { class: "ch", viewBox: `0 0 ${WIDE} 88`, width: WIDE, height: 88, role: "img", "aria-label": lead }, ...drawn, ...mark));
}

/** A plan's name, or a shorter one of its names, as far as it fits its bar. @param {any} plan @param {number} wide px */
function short(plan, wide) {
  const others = plan.alt_labels.filter((/** @type {string} */ one) => one.length > 2).sort((/** @type {string} */ a, /** @type {string} */ b) => b.length - a.length);
  const names = lang === "en" ? [nodeName(plan)] : [nodeName(plan), ...others];
  return names.find((one) => width(one) <= wide) ?? fit(names[0], wide);
}

/** About how wide a text is drawn, in px. @param {string} text */
const width = (text) => [...text].reduce((sum, c) => sum + (c > "\u2e7f" ? 13 : 7.2), 0);

/** As much of a text as fits. @param {string} text @param {number} wide px */
function fit(text, wide) {
  const points = [...text];
  let kept = points.length;
  while (kept > 2 && width(points.slice(0, kept).join("")) > wide - (kept < points.length ? 13 : 0)) kept--;
  return kept < points.length ? `${points.slice(0, kept).join("")}…` : text;
}
