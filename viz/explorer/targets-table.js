// @ts-check
/** The table of targets: one group per plan, one row per goal, and a row for what is not stated. */
import { confidence, el, level } from "./dom.js";
import { metric, normalised, otherwise, printed, sign, support } from "./figures.js";
import { t } from "./i18n.js";
import { counted, glyph, inDocument, inGraph, nodeName, to } from "./parts.js";

/** @typedef {import("./figures.js").Goal} Goal */

const WIDTH = 8;
const NAMED = 3; // documents named one by one that set a plan no target

/**
 * @param {any[]} plans @param {Goal[]} goals
 * @param {Map<string, any[]>} unstated per plan, the held documents that set it no target
 */
export function table(plans, goals, unstated) {
  const groups = plans.map((plan) => ({ plan, own: goals.filter((goal) => goal.plan?.id === plan.id) }));
  const others = goals.filter((goal) => !goal.plan);
  const body = el("tbody", {});
  for (const { plan, own } of groups) {
    const silent = unstated.get(plan.id) ?? [];
    if (!own.length && !unstated.has(plan.id)) continue;
    body.append(group(plan, own), ...sorted(own).map(row), ...missing(plan, own, silent));
  }
  if (others.length) body.append(group(null, others), ...sorted(others).map(row));
  return el("table", { class: "tb targets" }, head(), body);
}

/** The plan's own before its parts', money first, the surer and the larger first. @param {Goal[]} goals */
export function sorted(goals) {
  const rank = (/** @type {Goal} */ { subject, target: { properties: p }, relationship }) =>
    [subject.label === "Plan" ? 0 : 1, p.year ?? 0, p.normalized_unit === "CNY" ? 0 : 1, -relationship.confidence, -(p.normalized_value ?? 0)];
  return [...goals].sort((a, b) => {
    const [x, y] = [rank(a), rank(b)];
    const at = x.findIndex((value, i) => value !== y[i]);
    return at < 0 ? 0 : x[at] - y[at];
  });
}

function head() {
  const cells = [["m", "metric"], ["o", ""], ["v", "value"], ["u", "unithead"], ["z", "normal"], ["y", "yearhead"], ["e", "evidence"], ["k", "level"]];
  return el("thead", {}, el("tr", {}, ...cells.map(([kind, key]) => el("th", { class: kind === "k" ? "r" : kind, scope: "col" }, key ? t(`targets.${key}`) : el("span", { class: "unseen" }, t("targets.bound"))))));
}

/** @param {any} plan @param {Goal[]} own */
function group(plan, own) {
  const observed = own[0]?.target.label === "Observation";
  const title = plan ? [glyph("Plan"), el("a", { class: "nd", href: inGraph(plan.id) }, nodeName(plan))] : [t("targets.others")];
  return el("tr", { class: "grp" }, el("th", { colspan: WIDTH, scope: "rowgroup" }, ...title, el("span", {}, counted(observed ? "targets.observed" : "targets.n", own.length))));
}

/** @param {Goal} goal */
function row(goal) {
  const p = goal.target.properties;
  const { first } = support(goal);
  const from = goal.subject.id !== goal.plan?.id && el("span", { class: "from" }, t("targets.of", { name: nodeName(goal.subject) }));
  return el("tr", { "data-target": goal.target.id },
    el("td", { class: "m" }, el("a", { class: "nd", href: inGraph(goal.target.id) }, metric(goal.target)), ...remarks(goal, first), from),
    el("td", { class: "o" }, sign(p.comparator)),
    el("td", { class: "v num" }, printed(p)),
    el("td", { class: "u" }, p.unit ?? ""),
    el("td", { class: "z num", title: p.unit_inferred ? t("targets.inferred") : null }, ...normalised(p), p.unit_inferred ? " *" : ""),
    el("td", { class: "y num" }, p.year ?? "", p.baseline_year ? el("small", {}, t("targets.baseline", { year: p.baseline_year })) : null),
    el("td", { class: "e" }, ...evidence(goal)),
    el("td", { class: "k" }, ...confidence(goal.relationship.level ?? level(goal.relationship.confidence))));
}

/** What stands beside a metric: another statement, or the words where the value is none. @param {Goal} goal @param {any} first */
function remarks(goal, first) {
  const notes = otherwise(goal.target).map(({ what, evidence: sources }) => {
    const when = sources.map((/** @type {any} */ e) => e.published).filter(Boolean).sort()[0];
    const text = t("contradiction.short", { what: when ? `${what} (${when.slice(0, 7)})` : what });
    return el("small", {}, el("a", { href: to("/audit", {}, `#${goal.target.id}`) }, text));
  });
  const { value } = goal.target.properties;
  if ((value === undefined || value === null) && first) notes.push(el("small", {}, t("targets.printed", { exact: first.exact })));
  return notes;
}

/** @param {Goal} goal */
function evidence(goal) {
  const { first, outlets } = support(goal);
  if (!first) return [el("span", { class: "tag" }, t("evidence.citation")), counted("targets.outlets", outlets)];
  const where = el("a", { href: inDocument(first, goal.target.id) }, t("targets.exact", { n: first.passage }));
  return [el("span", { class: "tag exact" }, t("evidence.exact")), where, outlets ? counted("targets.another", outlets) : ""];
}

/** Rows that say a document sets this plan no target: that too is an answer. @param {any} plan @param {Goal[]} own @param {any[]} silent */
function missing(plan, own, silent) {
  const line = (/** @type {any[]} */ content) => el("tr", { class: "none" }, el("td", { colspan: WIDTH }, el("span", { class: "dash" }), ...content));
  const rows = silent.slice(0, NAMED).map(({ node, sentences }) => line([
    el("a", { href: to(`/documents/${encodeURIComponent(node.id)}`, { select: plan.id }) }, node.properties.title ?? nodeName(node)), " · ",
    t("targets.notstated", { name: nodeName(plan), n: sentences ?? "—" })]));
  if (silent.length > NAMED) rows.push(line([t("targets.notstated.more", { n: silent.length - NAMED })]));
  return rows.length || own.length ? rows : [line([t("targets.notstated.none", { name: nodeName(plan) })])];
}
