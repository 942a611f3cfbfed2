// @ts-check
/** Bars of targets in one unit: length is the value, the end says how it bounds. Positions are attributes, not styles. */
import { el, level, svg } from "./dom.js";
import { metric, printed, sign } from "./figures.js";
import { name, number, t } from "./i18n.js";
import { nodeName } from "./parts.js";

/** @typedef {import("./figures.js").Goal} Goal */

const [WIDE, ROOM, HIGH] = [452, 92, 14]; // px: drawing, kept for the figure after the longest bar, a bar
const SCALE = { CNY: 1e8 }; // money is read in 亿元
const UNIT = (/** @type {string} */ unit) => (t(`unit.${unit}`) === `unit.${unit}` ? unit : t(`unit.${unit}`));

/** @param {Goal[]} goals @param {string} unit normalised unit that is drawn @returns {Node[]} */
export function charts(goals, unit) {
  const factor = SCALE[/** @type {keyof typeof SCALE} */ (unit)] ?? 1;
  const drawn = goals.filter((g) => g.target.properties.normalized_unit === unit && g.target.properties.normalized_value > 0);
  const total = sum(goals, factor);
  return [total, section(drawn, unit, factor)].filter((part) => part !== null);
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
  for (const goal of [...drawn].sort((a, b) => nodeName(a.plan ?? a.subject).localeCompare(nodeName(b.plan ?? b.subject)))) {
    const owner = nodeName(goal.plan ?? goal.subject);
    if (owner !== plan) {
      parts.push(words(0, y + 14, owner, "pl"));
      [plan, y] = [owner, y + 25];
    }
    parts.push(...line(goal, x(goal.target.properties.normalized_value / factor), y, factor));
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

/** @param {Goal} goal @param {number} length @param {number} y @param {number} factor */
function line(goal, length, y, factor) {
  const p = goal.target.properties;
  const subject = goal.plan && goal.subject.id !== goal.plan.id ? `${name(goal.subject.pref_label)} · ` : "";
  const shown = factor === 1 ? printed(p) : number(Math.round((p.normalized_value / factor) * 100) / 100);
  return [words(0, y + 12, subject + metric(goal.target), "n"), ...bar(0, y + 21, length, p.comparator, weak(goal)), words(length + 16, y + 33, `${sign(p.comparator)} ${shown}`.replace("= ", ""), "v")];
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

/** Plans whose scale adds up to a stated total: the sum drawn against the statement. @param {Goal[]} goals @param {number} factor */
function sum(goals, factor) {
  const money = goals.filter((g) => g.target.properties.normalized_unit === "CNY" && g.target.properties.normalized_value > 0);
  const total = money.find((g) => !g.plan && /总/.test(g.target.properties.metric ?? ""));
  const year = total?.target.properties.year;
  const base = (total?.target.properties.metric ?? "").replace(/[总合计]/g, "");
  const parts = money.filter((g) => g.plan && g.subject.id === g.plan.id && g.target.properties.year === year && g.target.properties.metric === base);
  if (!total || parts.length < 2 || factor !== SCALE.CNY) return null;
  return summed(total, parts, year, factor);
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
    return [svg("rect", { class: "b", x: from, y: 30, width: wide, height: 26 }), words(from + 8, 48, number(value(g)), "w"), words(from, 76, short(nodeName(g.plan), wide), "n")];
  });
  const mark = [svg("path", { class: "e", d: `M${x(stated)} 20V62` }), words(Math.min(x(stated), WIDE - 60), 14, t("targets.sum.total", { total: said }), "v", "middle"), words(x(all) + 10, 48, number(all), "v")];
  const [metricName, lead] = [parts[0].target.properties.metric, t("targets.sum.lead", { year: year ?? "", unit: UNIT("CNY"), total: said, level: t(`level.${total.relationship.level ?? level(total.relationship.confidence)}`) })];
  return el("section", {}, el("h2", {}, t(fits ? "targets.sum" : "targets.sum.no", { metric: metricName })), el("p", {}, lead),
    svg("svg", { class: "ch", viewBox: `0 0 ${WIDE} 88`, width: WIDE, height: 88, role: "img", "aria-label": lead }, ...drawn, ...mark));
}

/** As much of a plan's name as fits its bar. @param {string} text @param {number} wide px */
const short = (text, wide) => (text.length * 13 <= wide ? text : `${text.slice(0, Math.max(2, Math.floor(wide / 13) - 1))}…`);
