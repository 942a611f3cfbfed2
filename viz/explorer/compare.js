// @ts-check
/** Two plans or two documents side by side; which, is in the address: `of`, `a`, `b`. */
import { everything, plans } from "./asking.js";
import { documentsSide, differences } from "./compare-documents.js";
import { pair, plansSide } from "./compare-plans.js";
import { el } from "./dom.js";
import { t } from "./i18n.js";
import { button, copyAddress, fill, nodeName, nothing, pick, remember } from "./parts.js";

/** @typedef {{node: any, goals: any[], [more: string]: any}} Side one of the two, with its targets */

const place = /** @type {HTMLElement} */ (document.getElementById("page"));
const asked = new URLSearchParams(location.search);
const KINDS = /** @type {const} */ ({
  plans: { all: plans, side: plansSide, show: pair },
  documents: { all: () => everything("/v1/documents"), side: documentsSide, show: differences },
});

/** What is compared. @returns {keyof typeof KINDS} */
const kind = () => (asked.get("of") === "documents" ? "documents" : "plans");

/** All there is to choose from, and what the two say. */
async function ask() {
  const { all, side, show } = KINDS[kind()];
  const known = await all();
  const chosen = await two(known);
  const sides = await Promise.all(chosen.map(side));
  return { known, sides, shown: sides.length === 2 ? await show(sides[0], sides[1]) : [] };
}

/** The two that the address names; for one it leaves open, the likeliest. @param {any[]} known @returns {Promise<any[]>} */
async function two(known) {
  const ids = [asked.get("a"), asked.get("b")];
  const named = ids.map((id) => known.find((one) => one.id === id));
  if (named[0] && named[1] && named[0] !== named[1]) return named;
  const likely = kind() === "plans" ? await byTargets(known) : byTitle(known, named[0] ?? named[1]);
  const first = named[0] ?? likely.find((one) => one !== named[1]);
  const second = [named[1], ...likely].find((one) => one && one !== first);
  return [first, second].filter(Boolean);
}

/** The plans with most goals first: a comparison of two empty ones says nothing. @param {any[]} known */
async function byTargets(known) {
  const goals = await everything("/v1/targets");
  const n = (/** @type {any} */ plan) => goals.filter((goal) => goal.plan?.id === plan.id || goal.subject.id === plan.id).length;
  return known.map((plan) => ({ plan, n: n(plan) })).sort((a, b) => b.n - a.n).map(({ plan }) => plan);
}

/** Two of one title are two versions of a text, the older first. @param {any[]} known @param {any} [one] */
function byTitle(known, one) {
  const dated = [...known].sort((a, b) => (a.properties.published ?? "").localeCompare(b.properties.published ?? ""));
  const titles = dated.map(nodeName);
  const again = dated.filter((each) => (one ? nodeName(each) === nodeName(one) : titles.filter((title) => title === nodeName(each)).length > 1));
  const title = again[0] && nodeName(again[0]);
  return [...again.filter((each) => nodeName(each) === title), ...dated];
}

/** @param {{known: any[], sides: Side[], shown: Element[]}} found */
function show({ known, sides, shown }) {
  bar(known, sides);
  if (sides.length < 2) return place.replaceChildren(nothing(t(`compare.few.${kind()}`), t("compare.few.more")));
  place.replaceChildren(el("div", { class: "cp" }, ...shown));
}

/** @param {Record<string, string | null>} changes */
function choose(changes) {
  for (const [key, value] of Object.entries(changes)) value ? asked.set(key, value) : asked.delete(key);
  remember(changes);
  fill(place, ask, show);
}

/** @param {any[]} known @param {Side[]} sides */
function bar(known, [a, b]) {
  const of = el("div", { class: "seg", role: "group", "aria-label": t("compare.of") }, ...Object.keys(KINDS).map((one) =>
    el("button", { type: "button", "aria-pressed": String(one === kind()), onclick: () => choose({ of: one === "plans" ? null : one, a: null, b: null }) }, t(`compare.of.${one}`))));
  const options = (/** @type {any} */ other) => /** @type {[string, string][]} */ (known.filter((one) => one.id !== other.id).map((one) => [one.id, called(one)]));
  const picks = a && b ? [pick(t("compare.first"), options(b.node), a.node.id, (value) => choose({ a: value, b: b.node.id })),
    pick(t("compare.second"), options(a.node), b.node.id, (value) => choose({ a: a.node.id, b: value }))] : [];
  document.getElementById("picks")?.replaceChildren(of, ...picks);
  const swap = a && b ? [button(t("compare.swap"), () => choose({ a: b.node.id, b: a.node.id }))] : [];
  document.getElementById("ways")?.replaceChildren(...swap, button(t("link"), copyAddress));
}

/** A name to choose by; a document's with its date, for two versions have one title. @param {any} node */
const called = (node) => (node.label === "Document" ? [(node.properties.published ?? "").slice(0, 10), nodeName(node)].filter(Boolean).join(" ") : nodeName(node));

fill(place, ask, show);
