// @ts-check
/** Parks against the fields they focus on; in each cell the technologies of that field, and the words that say so. */
import { get } from "./api.js";
import { everything, plans, rows } from "./asking.js";
import { csv, download } from "./csv.js";
import { el } from "./dom.js";
import { name, t } from "./i18n.js";
import { grid } from "./matrix-grid.js";
import { button, copyAddress, fill, nodeLink, nodeName, nothing, pick, remember } from "./parts.js";

/**
 * @typedef {object} Matrix
 * @property {any[]} parks those with a stated focus, the widest first
 * @property {any[]} fields the most sought first
 * @property {(park: any, field: any) => boolean} has
 * @property {(field: any) => any[]} technologies of a field
 */

const PARKS = `MATCH (p:Park) OPTIONAL MATCH (p)-[:FOCUSES_ON]->(f)
RETURN p.id AS park, p.name AS park_zh, p.name_en AS park_en, f.id AS field, f.name AS field_zh, f.name_en AS field_en, labels(f) AS labels`;
const TECHNOLOGIES = `MATCH (:Park)-[:FOCUSES_ON]->(f) WITH DISTINCT f MATCH (f)-[:INVOLVES]->(t:Technology)
RETURN DISTINCT f.id AS field, t.id AS id, t.name AS zh, t.name_en AS en`;

const place = /** @type {HTMLElement} */ (document.getElementById("page"));
const asked = new URLSearchParams(location.search);

async function ask() {
  const plan = asked.get("plan");
  const [known, cells, technologies, fields, all] = await Promise.all([plans(), rows(PARKS), rows(TECHNOLOGIES), fieldsOf(plan), plan ? members(plan) : null]);
  return { known, cells: cells.filter((row) => !all || all.has(row.park) || all.has(row.field)), technologies, fields };
}

/** The fields that plans develop: those on which no park focuses are gaps. @param {string | null} plan */
const fieldsOf = (plan) => everything("/v1/nodes", { label: "Field", plan });

/** The parks and fields of one plan. @param {string} id */
async function members(id) {
  const found = await get("/v1/nodes", { plan: id, label: ["Park", "Field", "Industry"], limit: 1000 });
  return new Set(found.items.map((/** @type {any} */ node) => node.id));
}

/** @param {any} row @param {string} kind */
const named = (row, kind) => ({
  id: row[kind],
  label: kind === "park" ? "Park" : (row.labels ?? []).find((/** @type {string} */ l) => l !== "Entity") ?? "Field",
  pref_label: { zh: row[`${kind}_zh`], en: row[`${kind}_en`] },
});

/** @param {{known: any[], cells: any[], technologies: any[], fields: any[]}} found */
function show({ known, cells, technologies, fields }) {
  const parks = unique(cells.map((row) => named(row, "park")));
  const whole = matrix(parks, cells.filter((row) => row.field), technologies);
  const shown = el("div", {});
  const again = () => {
    const part = narrowed(whole, asked.get("q") ?? "");
    count(part);
    shown.replaceChildren(part.parks.length ? grid(part, asked) : nothing(t("matrix.nothing", { q: asked.get("q") ?? "" }), t("matrix.nothing.more")));
  };
  bar(known, whole, again);
  if (!parks.length) return place.replaceChildren(nothing(t("matrix.none"), t("matrix.none.more")));
  again();
  const [focused, sought] = [ids(whole.parks), ids(whole.fields)];
  const gaps = [rest("matrix.unsought", fields.filter((field) => !sought.has(field.id))), rest("matrix.unfocused", parks.filter((park) => !focused.has(park.id)))];
  place.replaceChildren(el("div", { class: "mx" }, el("p", { class: "lead" }, t("matrix.lead")), shown, ...gaps));
}

/** @param {any[]} parks @param {any[]} linked rows with park and field @param {any[]} technologies @returns {Matrix} */
function matrix(parks, linked, technologies) {
  const cells = new Set(linked.map((row) => `${row.park} ${row.field}`));
  const has = (/** @type {any} */ park, /** @type {any} */ field) => cells.has(`${park.id} ${field.id}`);
  const fields = unique(linked.map((row) => named(row, "field")));
  const most = (/** @type {any[]} */ nodes, /** @type {(node: any) => number} */ n) => nodes.map((node) => ({ node, n: n(node) })).filter(({ n }) => n).sort((a, b) => b.n - a.n).map(({ node }) => node);
  /** @type {Map<string, any[]>} */
  const of = new Map();
  for (const row of technologies) of.set(row.field, [...(of.get(row.field) ?? []), { id: row.id, label: "Technology", pref_label: { zh: row.zh, en: row.en } }]);
  return {
    parks: most(parks, (park) => fields.filter((field) => has(park, field)).length), has,
    fields: most(fields, (field) => parks.filter((park) => has(park, field)).length),
    technologies: (field) => of.get(field.id) ?? [],
  };
}

/** @param {any[]} nodes */
const unique = (nodes) => [...new Map(nodes.map((node) => [node.id, node])).values()];
/** @param {any[]} nodes */
const ids = (nodes) => new Set(nodes.map((node) => node.id));

/** The part whose park, field or technologies bear some words. @param {Matrix} whole @param {string} words @returns {Matrix} */
function narrowed(whole, words) {
  const low = words.trim().toLowerCase();
  if (!low) return whole;
  const names = (/** @type {any} */ node) => `${node.pref_label.zh ?? ""} ${node.pref_label.en ?? ""}`.toLowerCase();
  const about = new Map(whole.fields.map((field) => [field.id, [field, ...whole.technologies(field)].map(names).join(" ")]));
  const has = (/** @type {any} */ park, /** @type {any} */ field) => whole.has(park, field) && `${names(park)} ${about.get(field.id)}`.includes(low);
  return { ...whole, has, parks: whole.parks.filter((park) => whole.fields.some((field) => has(park, field))), fields: whole.fields.filter((field) => whole.parks.some((park) => has(park, field))) };
}

/** What no cell shows is a finding too. @param {string} title @param {any[]} nodes */
function rest(title, nodes) {
  if (!nodes.length) return "";
  return el("section", { class: "rest", "data-gap": title }, el("h2", {}, t(title), el("span", { class: "cap" }, String(nodes.length))), el("ul", {}, ...nodes.map((node) => el("li", {}, nodeLink(node)))));
}

/** @param {Matrix} shown */
function count(shown) {
  const technologies = new Set(shown.fields.flatMap((field) => shown.technologies(field)).map((one) => one.id));
  const place = document.getElementById("count");
  if (place) place.textContent = t("matrix.count", { parks: shown.parks.length, fields: shown.fields.length, technologies: technologies.size });
}

/** @param {any[]} known @param {Matrix} whole @param {() => void} again draws the table anew */
function bar(known, whole, again) {
  const options = /** @type {[string, string][]} */ ([["", t("all")], ...known.map((one) => [one.id, nodeName(one)])]);
  const change = (/** @type {Record<string, string>} */ changes) => {
    for (const [key, value] of Object.entries(changes)) value ? asked.set(key, value) : asked.delete(key);
    remember(changes);
  };
  const words = el("input", { type: "search", value: asked.get("q") ?? "", placeholder: t("matrix.filter"), oninput: (/** @type {any} */ event) => { change({ q: event.target.value }); again(); } });
  document.getElementById("picks")?.replaceChildren(
    pick(t("matrix.plan"), options, asked.get("plan") ?? "", (value) => { change({ plan: value, park: "", field: "" }); fill(place, ask, show); }),
    el("label", { class: "pick" }, t("matrix.only"), words));
  document.getElementById("ways")?.replaceChildren(button(t("link"), copyAddress), button("CSV", () => download("matrix.csv", csv(["park", "field", "technology"], table(narrowed(whole, asked.get("q") ?? ""))), "text/csv")));
}

/** One row per park, field and technology. @param {Matrix} shown */
const table = (shown) => shown.parks.flatMap((park) => shown.fields.filter((field) => shown.has(park, field)).flatMap((field) => {
  const all = shown.technologies(field);
  return (all.length ? all : [null]).map((one) => [nodeName(park), nodeName(field), one ? name(one.pref_label) : ""]);
}));

fill(place, ask, show);
