// @ts-check
/** The answer of a query: a table in which nodes keep their shapes, the graph that occurs in it, and a safe CSV. */
import { get } from "./api.js";
import { picture } from "./cypher-picture.js";
import { el, verb } from "./dom.js";
import { name, t } from "./i18n.js";
import { button, glyph, nodeLink, nothing } from "./parts.js";

const FIRST = 200; // rows put on the page at once
const DRAWN = 120; // nodes drawn beside the table
const LONGEST = 7000; // of the query that asks for their links

/** @param {any} value */
const isNode = (value) => value && typeof value === "object" && typeof value.id === "string" && typeof (value.label ?? value.labels) !== "undefined";
/** @param {any} value */
const isRelationship = (value) => value && typeof value === "object" && typeof value.type === "string" && "source" in value && "target" in value;

/** A value of any shape as a node of the contract. @param {any} value @param {Map<string, any>} nodes */
function asNode(value, nodes) {
  const label = value.label ?? (value.labels ?? []).find((/** @type {string} */ l) => l !== "Entity") ?? "Passage";
  const own = value.properties ?? value;
  return nodes.get(value.id) ?? { id: value.id, label, pref_label: value.pref_label ?? { zh: own.name, en: own.name_en } };
}

/** A value as elements. @param {any} value @param {Map<string, any>} nodes @returns {(string | Node)[]} */
function shown(value, nodes) {
  if (value === null || value === undefined) return [el("span", { class: "nul" }, t("cypher.null"))];
  if (Array.isArray(value)) return value.length ? value.flatMap((one, i) => (i && !isNode(one) ? ["、", ...shown(one, nodes)] : shown(one, nodes))) : [el("span", { class: "nul" }, t("cypher.null"))];
  if (isRelationship(value)) return [el("code", { title: verb(value.type) }, value.type)];
  if (isNode(value)) return [nodeLink(asNode(value, nodes))];
  return [typeof value === "object" ? JSON.stringify(value) : String(value)];
}

/** A value as plain text or number, for a file. @param {any} value @param {Map<string, any>} nodes @returns {any} */
export function plain(value, nodes) {
  if (Array.isArray(value)) return value.map((one) => plain(one, nodes)).join("; ");
  if (isRelationship(value)) return value.type;
  if (isNode(value)) return name(asNode(value, nodes).pref_label) || value.id;
  return value;
}

/** The nodes of an answer, by id. @param {any} answer */
export const nodesOf = (answer) => new Map(answer.graph.nodes.map((/** @type {any} */ node) => [node.id, node]));

/** @param {any} answer of POST /v1/cypher */
export function result(answer) {
  if (!answer.rows.length) return nothing(t("cypher.none"), t("cypher.none.more"));
  const nodes = nodesOf(answer);
  const picture = answer.graph.nodes.length ? el("div", { class: "gr" }) : null;
  if (picture) draw(picture, answer);
  return el("div", { class: picture ? "two" : "two one" }, el("div", { class: "rs" }, table(answer, nodes)), picture);
}

/** @param {any} answer @param {Map<string, any>} nodes */
function table(answer, nodes) {
  const body = el("tbody", {});
  const more = el("div", { class: "more" });
  const list = (/** @type {number} */ upTo) => {
    body.replaceChildren(...answer.rows.slice(0, upTo).map((/** @type {any[]} */ row) => el("tr", {}, ...row.map((value, i) => el("td", { class: typeof value === "number" ? "n" : null, "data-head": answer.columns[i] }, ...shown(value, nodes))))));
    more.replaceChildren(answer.rows.length > upTo ? el("span", {}, t("cypher.shown", { shown: upTo, n: answer.rows.length }), " ", button(t("docs.more", { n: answer.rows.length - upTo }), () => list(answer.rows.length), "")) : "");
  };
  list(FIRST);
  const head = el("thead", {}, el("tr", {}, ...answer.columns.map((/** @type {string} */ c) => el("th", { scope: "col" }, c))));
  return el("div", {}, el("table", { class: "tb" }, head, body), more);
}

/** A query for these nodes and what links them. @param {any[]} nodes @returns {string} */
function among(nodes) {
  const ids = (/** @type {any[]} */ some) => `[${some.filter((node) => /^[\w.-]+$/.test(node.id)).map((node) => `'${node.id}'`).join(", ")}]`;
  const labels = [...new Set(nodes.map((node) => node.label))];
  return labels.map((label) => `MATCH (a:${label}) WHERE a.id IN ${ids(nodes.filter((node) => node.label === label))}
OPTIONAL MATCH (a)-[r]->(b) WHERE b.id IN ${ids(nodes)} RETURN a, r, b`).join("\nUNION ALL\n");
}

/** The nodes of the answer as columns with what links them; where they are too many for that, as a list. @param {Element} place @param {any} answer */
async function draw(place, answer) {
  const { nodes, relationships } = answer.graph;
  const caption = (/** @type {number} */ links) => el("p", { class: "cap" }, t("cypher.graph", { n: nodes.length, m: links }));
  const query = among(nodes);
  if (nodes.length <= DRAWN && query.length < LONGEST) {
    const drawing = await get("/v1/view", { cypher: query, lang: document.documentElement.lang === "en" ? "en" : null, width: Math.max(320, Math.floor(place.clientWidth) - 32) }).catch(() => null);
    if (drawing?.nodes?.length) return place.replaceChildren(caption(drawing.links.length), picture(drawing));
  }
  place.replaceChildren(caption(relationships.length), el("ul", { class: "nodes" }, ...nodes.slice(0, FIRST).map((/** @type {any} */ node) => el("li", {}, nodeLink(node)))));
}
