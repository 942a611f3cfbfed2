// @ts-check
/** Two documents, or two versions of one: what went, what is told differently and what came, as `zhengtu diff` tells it. */
import { everything } from "./asking.js";
import { get } from "./api.js";
import { heads, row, section, title } from "./compare-rows.js";
import { axis } from "./compare-years.js";
import { el, STYLE, verb } from "./dom.js";
import { has, t } from "./i18n.js";
import { glyph, nodeName, nothing } from "./parts.js";
import { opener } from "./said.js";

/** @typedef {import("./compare.js").Side} Side */

const MOST = 2000; // changes asked for; two unlike texts of a library differ in a few hundred

/** @param {any} node a document @returns {Promise<Side>} */
export async function documentsSide(node) {
  const [reading, goals] = await Promise.all([get(`/v1/documents/${encodeURIComponent(node.id)}`), everything("/v1/targets")]);
  return { node, reading, goals: goals.map((goal) => stated(goal.target, node.id)).filter(Boolean) };
}

/** A target as one document states it; null where it says nothing of it. @param {any} target @param {string} id */
function stated(target, id) {
  const says = (/** @type {any[]} */ evidence) => evidence.some((e) => e.document === id);
  if (!says(target.evidence)) return null;
  const own = Object.entries(target.statements ?? {}).flatMap(([key, all]) => all.filter((/** @type {any} */ s) => says(s.evidence)).slice(0, 1).map((/** @type {any} */ s) => [key, s.value]));
  return { ...target, evidence: target.evidence.filter((/** @type {any} */ e) => e.document === id), properties: { ...target.properties, ...Object.fromEntries(own) } };
}

/** @param {Side} a @param {Side} b @returns {Promise<Element[]>} */
export async function differences(a, b) {
  const changes = await everything("/v1/diff", { before: a.node.id, after: b.node.id }, MOST);
  const known = names(changes, a, b);
  const labels = Object.keys(STYLE.labels).filter((label) => label !== "Passage");
  const parts = labels.map((label) => byLabel(changes.filter((one) => thing(one).label === label), label, a, b));
  const links = changes.filter((one) => thing(one).type && !["MENTIONS", "HAS_PASSAGE"].includes(thing(one).type));
  const same = changes.length ? [] : [nothing(t("compare.same"), t("compare.same.more"))];
  return [heads(a.node, b.node, t("compare.changed")), ...same, ...parts, ways(links, known, a, b), axis(a, b)].filter((part) => part !== null);
}

/** @param {any} change */
const thing = (change) => change.after ?? change.before;

/** Names of all ends. @param {any[]} changes @param {Side} a @param {Side} b @returns {Map<string, string>} */
function names(changes, a, b) {
  const told = [a, b].flatMap(({ node, reading }) => [node, ...reading.annotations.map((/** @type {any} */ one) => one.node)]);
  const nodes = [...told, ...changes.flatMap((one) => [one.before, one.after])].filter((node) => node?.label);
  return new Map(nodes.map((node) => [node.id, nodeName(node)]));
}

/** @param {any[]} changes @param {string} label @param {Side} a @param {Side} b */
function byLabel(changes, label, a, b) {
  if (!changes.length) return null;
  const of = (/** @type {string} */ kind) => changes.filter((one) => one.kind === kind);
  const rows = (/** @type {string} */ kind) => of(kind).map((one) => row(thing(one), async () => words(one, a, b), ...told(one)));
  const count = t("compare.diff", { went: of("removed").length, changed: of("changed").length, came: of("added").length });
  return section(label, count, [rows("removed"), rows("changed"), rows("added")], t("compare.changed"));
}

/** What is told differently, as it was and as it is. @param {any} change */
const told = (change) => Object.entries(change.differences).filter(([name]) => !name.startsWith("normalized_")).map(([name, [was, now]]) =>
  el("span", { class: "tv" }, `${has(`property.${name}`) ? t(`property.${name}`) : name} `, el("del", {}, plain(was)), " → ", el("ins", {}, plain(now))));

/** @param {any} value */
const plain = (value) => (value === null || value === undefined ? t("compare.nil") : Array.isArray(value) ? value.join(t("list.joint")) : String(value));

/** The words of either side, as evidence is shown. @param {any} change @param {Side} a @param {Side} b */
function words(change, a, b) {
  const of = (/** @type {any} */ one, /** @type {Side} */ { node, reading }) => (one?.evidence ?? []).slice(0, 3).map((/** @type {any} */ evidence) => ({
    evidence, document: { title: nodeName(node) }, text: reading.document.passages.find((/** @type {any} */ p) => p.index === evidence.passage)?.text ?? null }));
  return [...of(change.before, a), ...of(change.after, b)];
}

/** Relationships that only one tells of. @param {any[]} links @param {Map<string, string>} known @param {Side} a @param {Side} b */
function ways(links, known, a, b) {
  if (!links.length) return null;
  const named = (/** @type {any} */ link) => `${known.get(link.source) ?? link.source} ${verb(link.type)} ${known.get(link.target) ?? link.target}`;
  const rows = (/** @type {string} */ kind) => links.filter((one) => one.kind === kind).map((one) => {
    const [open, place] = opener(named(thing(one)), async () => words(one, a, b));
    return el("li", {}, el("span", {}, named(thing(one))), ...told(one), open, place);
  });
  const columns = /** @type {[Element[], Element[], Element[]]} */ ([rows("removed"), rows("changed"), rows("added")]);
  const count = t("compare.diff", { went: columns[0].length, changed: columns[1].length, came: columns[2].length });
  const made = section("Relationship", count, columns, t("compare.changed"));
  made.querySelector("h2")?.replaceChildren(t("compare.links"), el("span", {}, count));
  return made;
}
