// @ts-check
/** Two plans: by label what only one has and what both share, and the targets of both on one axis of years. */
import { everything } from "./asking.js";
import { heads, row, section } from "./compare-rows.js";
import { axis } from "./compare-years.js";
import { t } from "./i18n.js";

/** @typedef {import("./compare.js").Side} Side */

const LABELS = ["Action", "Direction", "Field", "Industry", "Technology", "Trend", "Park"];

/** @param {any} node a plan @returns {Promise<Side>} */
export async function plansSide(node) {
  const [found, goals] = await Promise.all([everything("/v1/nodes", { plan: node.id, label: LABELS }), everything("/v1/targets", { plan: node.id })]);
  const place = (/** @type {any} */ one) => one.properties.ordinal ?? Infinity;
  return { node, nodes: found.sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b))), goals: goals.map((goal) => goal.target) };
}

/** @param {Side} a @param {Side} b @returns {Promise<Element[]>} */
export async function pair(a, b) {
  const parts = LABELS.map((label) => shared(label, a.nodes.filter(of(label)), b.nodes.filter(of(label))));
  return [heads(a.node, b.node, t("compare.both")), ...parts, axis(a, b)].filter((part) => part !== null);
}

/** @param {string} label */
const of = (label) => (/** @type {any} */ node) => node.label === label;

/** One label: only in A, in both, only in B. @param {string} label @param {any[]} first @param {any[]} second */
function shared(label, first, second) {
  if (!first.length && !second.length) return null;
  const [inFirst, inSecond] = [new Set(first.map((n) => n.id)), new Set(second.map((n) => n.id))];
  const both = first.filter((n) => inSecond.has(n.id));
  const rows = (/** @type {any[]} */ nodes) => nodes.map((node) => row(node));
  return section(label, t("compare.count", { a: first.length, b: second.length, both: both.length }),
    [rows(first.filter((n) => !inSecond.has(n.id))), rows(both), rows(second.filter((n) => !inFirst.has(n.id)))], t("compare.both"));
}
