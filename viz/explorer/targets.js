// @ts-check
/** The targets page: every quantified goal by plan, with filters, a chart, and what is not stated. */
import { get } from "./api.js";
import { everything, heldDocuments, plans } from "./asking.js";
import { csv, download } from "./csv.js";
import { level } from "./dom.js";
import { inWords, metric, support } from "./figures.js";
import { t } from "./i18n.js";
import { button, copyAddress, fill, nodeName, nothing, pick, remember } from "./parts.js";
import { el } from "./dom.js";
import { exact } from "./reading.js";
import { charts } from "./targets-chart.js";
import { table } from "./targets-table.js";
import { asTable as asPoints, tracked } from "./track.js";

/** @typedef {import("./figures.js").Goal} Goal */
/** @typedef {{plans: any[], goals: Goal[], told: Map<string, any[]>, points: any[] | null}} Found plans in reading order, goals with their plan, the held documents that tell of a plan, a metric through the years where one is chosen */

const place = /** @type {HTMLElement} */ (document.getElementById("page"));
const FILTERS = ["kind", "plan", "year", "unit", "level", "evidence", "metric"];
/** @type {Record<string, string>} */
const chosen = Object.fromEntries(FILTERS.map((key) => [key, new URLSearchParams(location.search).get(key) ?? ""]));

/** @returns {Promise<Found>} */
async function ask() {
  const label = chosen.kind === "Observation" ? "Observation" : "Target";
  const [all, known] = await Promise.all([everything("/v1/targets", { label }), plans()]);
  const byPlan = await Promise.all(known.map((plan) => everything("/v1/targets", { label, plan: plan.id })));
  const owner = new Map(byPlan.flatMap((goals, i) => goals.map((goal) => [goal.relationship.id, known[i]])));
  const goals = all.map((goal) => ({ ...goal, plan: owner.get(goal.relationship.id) ?? null }));
  const { told, place: first } = await tellers(known);
  const many = new Map(known.map((plan, i) => [plan.id, byPlan[i].length]));
  known.sort((a, b) => (first.get(a.id) ?? 1e9) - (first.get(b.id) ?? 1e9) || (many.get(b.id) ?? 0) - (many.get(a.id) ?? 0));
  const points = chosen.metric ? await everything("/v1/track", { metric: chosen.metric, plan: chosen.plan || null }) : null;
  return { plans: known, goals, told, points };
}

/**
 * The held documents that tell of each plan, and where the first of them names it.
 * @param {any[]} known @returns {Promise<{told: Map<string, any[]>, place: Map<string, number>}>}
 */
async function tellers(known) {
  const held = new Map((await heldDocuments()).map((one) => [one.node.id, one]));
  const pages = await Promise.all(known.map((plan) => get(`/v1/nodes/${encodeURIComponent(plan.id)}/neighbours`, { type: "STATES", direction: "in" })));
  const told = new Map(known.map((plan, i) => [plan.id, pages[i].items.map((/** @type {any} */ item) => held.get(item.node.id)).filter(Boolean)]));
  const place = new Map(known.map((plan, i) => [plan.id, Math.min(1e9, ...pages[i].items.flatMap((/** @type {any} */ item) => exact(item.relationship.evidence).map((e) => e.passage * 1e5 + e.start)))]));
  return { told, place };
}

/** Of the documents that tell of a plan, those that set it no target. @param {Found} found @returns {Map<string, any[]>} */
function silent({ plans: known, goals, told }) {
  if (chosen.kind === "Observation") return new Map();
  return new Map(known.map((plan) => {
    const own = goals.filter((goal) => goal.plan?.id === plan.id).flatMap((goal) => [...goal.target.evidence, ...goal.relationship.evidence]);
    const speak = new Set(own.filter((e) => e.kind === "exact").map((e) => e.document));
    return [plan.id, (told.get(plan.id) ?? []).filter((one) => !speak.has(one.node.id))];
  }));
}

/** @param {Goal} goal */
function passes(goal) {
  const { year, normalized_unit: unit } = goal.target.properties;
  const { first, level: sure } = support(goal);
  return (!chosen.plan || goal.plan?.id === chosen.plan)
    && (!chosen.year || String(year ?? "") === chosen.year)
    && (!chosen.unit || unit === chosen.unit)
    && (!chosen.level || (sure ?? level(goal.relationship.confidence)) === chosen.level)
    && (!chosen.evidence || (first ? "exact" : "citation") === chosen.evidence);
}

/** @param {Found} found */
function show(found) {
  const shown = found.goals.filter(passes);
  const count = document.getElementById("count");
  if (count) count.textContent = t("targets.shown", { shown: shown.length, total: found.goals.length });
  filters(found);
  ways(shown, found.points);
  if (found.points) {
    if (count) count.textContent = t("track.count", { n: found.points.length });
    place.replaceChildren(tracked(found.points, chosen.metric));
    return;
  }
  const bare = !FILTERS.some((key) => key !== "plan" && chosen[key]);
  const listed = found.plans.filter((plan) => !chosen.plan || plan.id === chosen.plan);
  if (!shown.length && !bare) {
    const clear = button(t("targets.clear"), () => { for (const key of FILTERS) chosen[key] = ""; remember(chosen); fill(place, ask, show); }, "");
    place.replaceChildren(nothing(t("targets.none"), t("targets.none.more"), clear));
    return;
  }
  place.replaceChildren(el("div", { class: "tg" },
    el("div", { class: "tg-tab" }, table(listed, shown, bare ? silent(found) : new Map())),
    el("aside", { class: "tg-viz" }, ...charts(shown, chosen.unit || "CNY", found))));
}

/** @param {Found} found */
function filters(found) {
  const values = (/** @type {(g: Goal) => any} */ of) => [...new Set(found.goals.map(of).filter((v) => v !== undefined && v !== null))].sort();
  const any = /** @type {[string, string]} */ (["", t("all")]);
  const unitName = (/** @type {string} */ u) => (t(`unit.name.${u}`) === `unit.name.${u}` ? u : t(`unit.name.${u}`));
  /** @type {Record<string, [string, string][]>} */
  const options = {
    kind: ["Target", "Observation"].map((k) => [k === "Target" ? "" : k, t(`targets.kind.${k}`)]),
    plan: [any, .../** @type {[string, string][]} */ (found.plans.map((p) => [p.id, nodeName(p)]))],
    year: [any, .../** @type {[string, string][]} */ (values((g) => g.target.properties.year).map((y) => [String(y), String(y)]))],
    unit: [any, .../** @type {[string, string][]} */ (values((g) => g.target.properties.normalized_unit).map((u) => [u, unitName(u)]))],
    level: [any, .../** @type {[string, string][]} */ (["high", "medium", "low"].map((l) => [l, t(`level.${l}`)]))],
    metric: [any, .../** @type {[string, string][]} */ (metrics(found).map((m) => [m, m]))],
    evidence: [any, ["exact", t("evidence.exact")], ["citation", t("evidence.citation")]],
  };
  document.getElementById("picks")?.replaceChildren(...FILTERS.map((key) => pick(t(`targets.${key}`), options[key], chosen[key], (value) => {
    chosen[key] = value;
    remember(chosen);
    if (key === "kind" || key === "metric" || chosen.metric) fill(place, ask, show);
    else show(found);
  })));
}

/** What is counted or measured, the most frequent first; the one that is chosen among them. @param {Found} found */
function metrics({ goals }) {
  const counts = new Map(chosen.metric ? [[chosen.metric, 0]] : []);
  for (const { target } of goals) counts.set(target.properties.metric, (counts.get(target.properties.metric) ?? 0) + 1);
  return [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a.localeCompare(b));
}

/** @param {Goal[]} shown @param {any[] | null} points */
function ways(shown, points) {
  const save = () => (points ? download("track.csv", csv(...asPoints(points)), "text/csv") : download("targets.csv", csv(...asTable(shown)), "text/csv"));
  document.getElementById("ways")?.replaceChildren(button(t("link"), copyAddress), button("CSV", save));
}

/** The table as columns and rows for a file. @param {Goal[]} shown @returns {[string[], any[][]]} */
function asTable(shown) {
  const columns = ["plan", "subject", "metric", "comparator", "value", "value_max", "unit", "normalized_value", "normalized_unit", "year", "as_shown", "evidence", "confidence", "quote", "id"];
  const rows = shown.map((goal) => {
    const p = goal.target.properties;
    const { first } = support(goal);
    return [goal.plan ? nodeName(goal.plan) : "", nodeName(goal.subject), metric(goal.target), p.comparator, p.value, p.value_max, p.unit, p.normalized_value,
      p.normalized_unit, p.year, inWords(p), first ? "exact" : "citation", goal.relationship.confidence, first?.exact ?? "", goal.target.id];
  });
  return [columns, rows];
}

fill(place, ask, show);
