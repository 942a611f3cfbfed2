// @ts-check
/** Parks against the fields they focus on; in each cell the technologies of that field. */
import { get } from "./api.js";
import { plans, rows } from "./asking.js";
import { csv, download } from "./csv.js";
import { el, lit } from "./dom.js";
import { name, t } from "./i18n.js";
import { button, copyAddress, fill, inDocument, nodeLink, nodeName, nothing, pick, remember } from "./parts.js";
import { sentence } from "./sentence.js";

const PARKS = `MATCH (p:Park) OPTIONAL MATCH (p)-[:FOCUSES_ON]->(f)
RETURN p.id AS park, p.name AS park_zh, p.name_en AS park_en, f.id AS field, f.name AS field_zh, f.name_en AS field_en, labels(f) AS labels`;
const TECHNOLOGIES = `MATCH (:Park)-[:FOCUSES_ON]->(f) WITH DISTINCT f MATCH (f)-[:INVOLVES]->(t:Technology)
RETURN DISTINCT f.id AS field, t.id AS id, t.name AS zh, t.name_en AS en`;

const ACROSS = 6; // columns a laptop shows without scrolling; beyond, the longer side goes down
const place = /** @type {HTMLElement} */ (document.getElementById("page"));
let plan = new URLSearchParams(location.search).get("plan") ?? "";

async function ask() {
  const [known, cells, technologies, all] = await Promise.all([plans(), rows(PARKS), rows(TECHNOLOGIES), plan ? members(plan) : null]);
  return { known, cells: cells.filter((row) => !all || all.has(row.park) || all.has(row.field)), technologies };
}

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

/** @param {{known: any[], cells: any[], technologies: any[]}} found */
function show({ known, cells, technologies }) {
  const parks = unique(cells.map((row) => named(row, "park")));
  const linked = cells.filter((row) => row.field);
  const fields = unique(linked.map((row) => named(row, "field")));
  const of = (/** @type {string} */ field) => unique(technologies.filter((row) => row.field === field).map((row) => ({ id: row.id, label: "Technology", pref_label: { zh: row.zh, en: row.en } })));
  bar(known, parks, fields, linked, of);
  if (!parks.length) return place.replaceChildren(nothing(t("matrix.none"), t("matrix.none.more")));
  const has = (/** @type {any} */ park, /** @type {any} */ field) => linked.some((row) => row.park === park.id && row.field === field.id);
  const focused = parks.filter((park) => fields.some((field) => has(park, field)));
  const detail = el("div", { class: "detail", "aria-live": "polite" });
  place.replaceChildren(el("div", { class: "mx" }, grid(focused, fields, has, of, detail), detail, rest(parks.filter((park) => !focused.includes(park)))));
}

/** @param {any[]} nodes */
const unique = (nodes) => [...new Map(nodes.map((node) => [node.id, node])).values()];

/** @param {any[]} parks @param {any[]} fields @param {(p: any, f: any) => boolean} has @param {(field: string) => any[]} of @param {Element} detail */
function grid(parks, fields, has, of, detail) {
  const turned = fields.length > parks.length && fields.length > ACROSS;
  const [down, across] = turned ? [fields, parks] : [parks, fields];
  const at = (/** @type {any} */ row, /** @type {any} */ column) => {
    const [park, field] = turned ? [column, row] : [row, column];
    return cell(park, field, has(park, field), of(field.id), detail);
  };
  const head = el("tr", {}, el("th", { scope: "col" }, t(turned ? "matrix.corner.turned" : "matrix.corner")), ...across.map((one) => el("th", { scope: "col" }, nodeLink(one))));
  const body = down.map((row) => el("tr", {}, el("th", { scope: "row" }, nodeLink(row)), ...across.map((column) => at(row, column))));
  return el("table", {}, el("caption", {}, t("matrix.lead")), el("thead", {}, head), el("tbody", {}, ...body));
}

/** @param {any} park @param {any} field @param {boolean} on @param {any[]} technologies @param {Element} detail */
function cell(park, field, on, technologies, detail) {
  if (!on) return el("td", { class: "off" }, "·");
  const open = button(t("evidence"), () => words(park, field, detail), "bare ev");
  open.setAttribute("aria-label", t("matrix.words", { park: nodeName(park), field: nodeName(field) }));
  const list = technologies.length ? el("ul", {}, ...technologies.map((one) => el("li", {}, nodeLink(one)))) : el("span", { class: "from" }, t("matrix.unnamed"));
  return el("td", { class: "on" }, open, list);
}

/** The words that say so, under the table. @param {any} park @param {any} field @param {Element} detail */
async function words(park, field, detail) {
  await fill(detail, () => get(`/v1/nodes/${encodeURIComponent(park.id)}/evidence`, { type: "FOCUSES_ON", target: field.id, limit: 5 }), ({ items }) => {
    const said = items.map((/** @type {any} */ { evidence, text, document }) => {
      if (evidence.kind === "citation") return el("p", {}, el("span", { class: "tag" }, t("evidence.citation")), " ", document.title);
      const around = sentence(text, evidence.start, evidence.end);
      return el("div", {}, el("blockquote", { class: "song" }, ...lit(around.text, [{ start: around.start, end: around.start + evidence.end - evidence.start }])),
        el("p", {}, el("span", { class: "tag exact" }, t("evidence.exact")), " ", el("a", { href: inDocument(evidence) }, document.title)));
    });
    detail.replaceChildren(el("h2", {}, t("matrix.words", { park: nodeName(park), field: nodeName(field) })), ...(said.length ? said : [el("p", {}, t("evidence.none"))]));
    detail.scrollIntoView({ block: "nearest" });
  });
}

/** Parks whose focus nobody states: they are rows too. @param {any[]} parks */
function rest(parks) {
  if (!parks.length) return "";
  return el("section", { class: "rest" }, el("h2", {}, t("matrix.unfocused")), el("p", {}, ...parks.flatMap((park) => [nodeLink(park), "　"])));
}

/** @param {any[]} known @param {any[]} parks @param {any[]} fields @param {any[]} linked @param {(field: string) => any[]} of */
function bar(known, parks, fields, linked, of) {
  const count = document.getElementById("count");
  const technologies = unique(fields.flatMap((field) => of(field.id)));
  if (count) count.textContent = t("matrix.count", { parks: parks.length, fields: fields.length, technologies: technologies.length });
  const options = /** @type {[string, string][]} */ ([["", t("all")], ...known.map((one) => [one.id, nodeName(one)])]);
  document.getElementById("picks")?.replaceChildren(pick(t("matrix.plan"), options, plan, (value) => {
    plan = value;
    remember({ plan });
    fill(place, ask, show);
  }));
  const table = linked.flatMap((row) => {
    const all = of(row.field);
    const [park, field] = [nodeName(named(row, "park")), nodeName(named(row, "field"))];
    return (all.length ? all : [null]).map((one) => [park, field, one ? name(one.pref_label) : ""]);
  });
  document.getElementById("ways")?.replaceChildren(button(t("link"), copyAddress), button("CSV", () => download("matrix.csv", csv(["park", "field", "technology"], table), "text/csv")));
}

fill(place, ask, show);
