// @ts-check
/** Two plans side by side: what only one has, and what both share; targets by metric. */
import { everything, plans } from "./asking.js";
import { el, labelTitle } from "./dom.js";
import { inWords, metric } from "./figures.js";
import { t } from "./i18n.js";
import { button, copyAddress, fill, glyph, inGraph, nodeLink, nodeName, nothing, pick, remember } from "./parts.js";

const LABELS = ["Action", "Direction", "Field", "Industry", "Technology", "Trend", "Park"];
const place = /** @type {HTMLElement} */ (document.getElementById("page"));
const asked = new URLSearchParams(location.search);

/** @typedef {{plan: any, nodes: any[], goals: any[]}} Side */

/** @returns {Promise<{known: any[], sides: Side[]}>} */
async function ask() {
  const known = await plans();
  const ids = [asked.get("a"), asked.get("b")];
  const richest = known.length > 2 && !(ids[0] && ids[1]) ? await byTargets(known) : known;
  const first = known.find((one) => one.id === ids[0]) ?? richest.find((one) => one.id !== ids[1]);
  const second = known.find((one) => one.id === ids[1] && one !== first) ?? richest.find((one) => one !== first);
  const sides = await Promise.all([first, second].filter(Boolean).map(side));
  return { known, sides };
}

/** The plans with most goals first: a comparison of two empty ones says nothing. @param {any[]} known */
async function byTargets(known) {
  const goals = await Promise.all(known.map((plan) => everything("/v1/targets", { plan: plan.id })));
  return known.map((plan, i) => ({ plan, n: goals[i].length })).sort((a, b) => b.n - a.n).map(({ plan }) => plan);
}

/** @param {any} plan @returns {Promise<Side>} */
async function side(plan) {
  const [found, goals] = await Promise.all([everything("/v1/nodes", { plan: plan.id, label: LABELS }), everything("/v1/targets", { plan: plan.id })]);
  const place = (/** @type {any} */ node) => node.properties.ordinal ?? Infinity;
  const nodes = found.sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
  return { plan, nodes, goals };
}

/** @param {{known: any[], sides: Side[]}} found */
function show({ known, sides }) {
  if (sides.length < 2) return place.replaceChildren(nothing(t("compare.few"), t("compare.few.more")));
  const [a, b] = sides;
  bar(known, a, b);
  const parts = LABELS.map((label) => section(label, a.nodes.filter((n) => n.label === label), b.nodes.filter((n) => n.label === label)));
  place.replaceChildren(el("div", { class: "cp" }, heads(a, b), ...parts, targets(a.goals, b.goals)));
}

/** @param {Side} a @param {Side} b */
function heads(a, b) {
  const head = (/** @type {any} */ plan) => el("div", {}, t("compare.only"), el("b", {}, el("a", { class: "nd", href: inGraph(plan.id) }, glyph("Plan"), nodeName(plan))));
  return el("div", { class: "heads" }, head(a.plan), el("div", {}, el("b", {}, t("compare.both"))), head(b.plan));
}

/** One label: only in A, in both, only in B. @param {string} label @param {any[]} first @param {any[]} second */
function section(label, first, second) {
  if (!first.length && !second.length) return null;
  const [inFirst, inSecond] = [new Set(first.map((n) => n.id)), new Set(second.map((n) => n.id))];
  const both = first.filter((n) => inSecond.has(n.id));
  return el("section", { "data-label": label }, title(label, first.length, second.length, both.length), el("div", { class: "rows" },
    list(first.filter((n) => !inSecond.has(n.id)).map(nodeLink)), list(both.map(nodeLink), "both"), list(second.filter((n) => !inFirst.has(n.id)).map(nodeLink))));
}

/** @param {string} label @param {number} a @param {number} b @param {number} both */
const title = (label, a, b, both) => el("h2", {}, glyph(label), labelTitle(label, true), el("span", {}, t("compare.count", { a, b, both })));

/** @param {Element[]} items @param {string} [kind] */
const list = (items, kind = "") => el("ul", { class: kind }, ...(items.length ? items.map((item) => el("li", {}, item)) : [el("li", { class: "nil" }, t("compare.nil"))]));

/** Targets meet where metric and year are the same; where the values differ, that is marked. @param {any[]} first @param {any[]} second */
function targets(first, second) {
  if (!first.length && !second.length) return null;
  const key = (/** @type {any} */ g) => `${g.target.properties.metric} ${g.target.properties.year ?? ""}`;
  const keys = new Set(second.map(key));
  const shared = first.filter((g) => keys.has(key(g)));
  const sharedKeys = new Set(shared.map(key));
  const only = (/** @type {any[]} */ goals) => list(goals.filter((g) => !sharedKeys.has(key(g))).map((g) => goal(g.target)));
  const pairs = shared.map((g) => pair(g.target, second.find((other) => key(other) === key(g)).target));
  return el("section", { "data-label": "Target" }, title("Target", first.length, second.length, shared.length), el("div", { class: "rows" }, only(first), list(pairs, "both"), only(second)));
}

/** @param {any} target */
const goal = (target) => el("span", {}, el("a", { class: "nd", href: inGraph(target.id) }, glyph("Target"), metric(target)), el("span", { class: "tv num" }, inWords(target.properties), target.properties.year ? ` · ${target.properties.year}` : ""));

/** @param {any} a @param {any} b */
function pair(a, b) {
  const [x, y] = [inWords(a.properties), inWords(b.properties)];
  return el("span", {}, el("span", { class: "nd" }, glyph("Target"), metric(a)),
    el("span", { class: "tv num" }, el("a", { href: inGraph(a.id) }, x), el("b", { class: x === y ? "" : "dif" }, x === y ? " = " : " ≠ "), el("a", { href: inGraph(b.id) }, y), a.properties.year ? ` · ${a.properties.year}` : ""));
}

/** @param {any[]} known @param {Side} a @param {Side} b */
function bar(known, a, b) {
  const choose = (/** @type {Record<string, string>} */ changes) => {
    for (const [key, value] of Object.entries(changes)) asked.set(key, value);
    remember(changes);
    fill(place, ask, show);
  };
  const options = (/** @type {any} */ other) => /** @type {[string, string][]} */ (known.filter((one) => one.id !== other.id).map((one) => [one.id, nodeName(one)]));
  document.getElementById("picks")?.replaceChildren(
    pick(t("compare.first"), options(b.plan), a.plan.id, (value) => choose({ a: value, b: b.plan.id })),
    pick(t("compare.second"), options(a.plan), b.plan.id, (value) => choose({ a: a.plan.id, b: value })));
  document.getElementById("ways")?.replaceChildren(button(t("compare.swap"), () => choose({ a: b.plan.id, b: a.plan.id })), button(t("link"), copyAddress));
}

fill(place, ask, show);
