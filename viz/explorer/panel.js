// @ts-check
/** The panel beside the canvas: the selected node with its evidence. */
import { amount } from "./amount.js";
import { get, getOnce, Problem } from "./api.js";
import { el, failure, icon, labelTitle, lineIcon, loading, message, STYLE, verb } from "./dom.js";
import { citing } from "./citing.js";
import { correctionList } from "./corrections.js";
import { evidenceList, placeOf } from "./evidence.js";
import { metric } from "./figures.js";
import { crumb, fill, myTurn } from "./panel-place.js";
import { asking } from "./panel-ways.js";
import { notStated } from "./unstated.js";
import { has, name, nameLang, number, otherName, t } from "./i18n.js";

/**
 * What the panel may ask of the page.
 * @typedef {{select: (id: string) => void, link: (key: string) => void, unfold: (id: string) => void, close: () => void, home: () => void, about: (id: string) => void,
 *   ways: (from: string, named: string) => void, question: (ask: string, node: string) => void, keep: (id: string) => void, copy: (button: HTMLElement) => void, kept: (id: string) => boolean}} Asked
 */

/** @typedef {{more: number, open: boolean, alone: boolean}} Folds what is folded below a node in the picture, whether it was unfolded, whether the picture is about it */

/** As most nodes stand, until the picture says how this one does. @type {Folds} */
const UNFOLDED = { more: 0, open: false, alone: false };
const ROWS = 6; // of one relationship type, before "more"
const STAR = "M8 1.8L9.9 5.9L14.3 6.4L11 9.4L11.9 13.8L8 11.6L4.1 13.8L5 9.4L1.7 6.4L6.1 5.9Z";
const SHOWN_APART = ["metric", "comparator", "value", "value_max", "unit", "normalized_value", "normalized_value_max", "normalized_unit", "unit_inferred", "text", "sha256", "index", "title"];

/** The first line: the label, the shortlist's star, the way out. @param {any} node @param {Asked} asked */
const first = (node, asked) => crumb(asked.close, icon(node.label), labelTitle(node.label), keepButton(node.id, asked));

/** Puts a node on the shortlist, or takes it off. @param {string} id @param {Asked} asked */
const keepButton = (id, asked) => el("button", { class: "keep", id: "keep", type: "button", "data-keep": id, "aria-pressed": String(asked.kept(id)), title: `${t("short.add")} S`, onclick: () => asked.keep(id) }, lineIcon(STAR), t("short"));

/** @param {any} pair */
function heading(pair) {
  const said = name(pair), other = otherName(pair);
  return el("div", { class: "name" },
    el("h2", { class: Array.from(said).length > (nameLang(pair) === "en" ? 20 : 11) ? "long" : null, lang: nameLang(pair) }, said),
    other && el("span", { lang: nameLang(pair) === "en" ? "zh-Hans" : "en" }, other));
}

/** What the label means and what else the thing is called. @param {any} node */
function definition(node) {
  const described = name(node.description);
  const also = (node.alt_labels ?? []).filter((/** @type {string} */ a) => a !== node.pref_label.zh && a !== node.pref_label.en).slice(0, 6);
  const said = [described || t(`definition.${node.label}`), also.length ? t("also", { names: also.map((/** @type {string} */ a) => t("quoted", { a })).join(t("comma")) }) : ""];
  return el("p", { class: "def" }, said.filter(Boolean).join(t("sentence")));
}

/** Own properties as rows; a number first. @param {any} node */
function properties(node) {
  const p = node.properties ?? {};
  const rows = /** @type {[string, any][]} */ ([]);
  if (node.label === "Target" || node.label === "Observation") {
    rows.push(["value", el("b", { class: "num" }, amount(p))]);
    if (p.normalized_value !== undefined && p.normalized_unit) rows.push(["normalized", `${number(p.normalized_value)}${p.normalized_value_max ? `–${number(p.normalized_value_max)}` : ""} ${p.normalized_unit}`]);
  }
  for (const [key, value] of Object.entries(p)) if (!SHOWN_APART.includes(key) && value !== null && value !== "") rows.push([key, has(`value.${value}`) ? t(`value.${value}`) : /^https?:/.test(String(value)) ? el("a", { href: value, rel: "noreferrer", target: "_blank" }, String(value)) : String(value)]);
  if (node.label === "Passage" && p.text) rows.push(["text", el("span", { class: "song", lang: "zh-Hans" }, p.text)]);
  const list = rows.flatMap(([key, value]) => [el("dt", {}, has(`property.${key}`) ? t(`property.${key}`) : key), el("dd", {}, value), ...otherwise(node, key)]);
  return list.length ? el("dl", { class: "rels" }, ...list) : null;
}

/** What other sources say of a property. @param {any} node @param {string} key */
function otherwise(node, key) {
  const statements = (node.statements ?? {})[key] ?? [];
  const shown = node.properties?.[key];
  const others = statements.map((/** @type {any} */ s) => s.value).filter((/** @type {any} */ v) => v !== shown);
  return others.length ? [el("dd", { class: "other" }, t("otherwise", { what: others.map((/** @type {any} */ v) => (has(`value.${v}`) ? t(`value.${v}`) : v)).join(t("comma")) }))] : [];
}

/** Neighbours by relationship type and direction. @param {any} node @param {any[]} items */
function byType(node, items) {
  /** @type {Map<string, any[]>} */
  const groups = new Map();
  for (const item of items) {
    const reverse = item.relationship.source !== node.id;
    const key = `${reverse ? 1 : 0} ${item.relationship.type}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  const rank = (/** @type {string} */ key) => (STYLE.types[key.slice(2)]?.tree ? (key[0] === "1" ? 0 : 1) : 2); // what it belongs to, what belongs to it, the rest
  return [...groups.entries()].sort(([a], [b]) => rank(a) - rank(b)).filter(([key]) => !/MENTIONS|HAS_PASSAGE/.test(key) || node.label === "Document" || node.label === "Passage");
}

/** @param {any} node @param {any[]} items @param {Asked} asked */
function relationships(node, items, asked) {
  const rows = byType(node, items).flatMap(([key, group]) => {
    const [reverse, type] = key.split(" ");
    const made = group.map((item) => neighbourRow(item, asked));
    const rest = made.slice(ROWS);
    for (const row of rest) row.hidden = true;
    const more = rest.length > 0 && el("dd", {}, el("button", { class: "cap", type: "button", onclick: (/** @type {any} */ e) => { for (const row of rest) row.hidden = false; e.currentTarget.parentElement.remove(); } }, t("evidence.more", { n: rest.length })));
    return [el("dt", {}, verb(type, reverse === "1")), ...made, ...(more ? [more] : [])];
  });
  return rows.length ? el("dl", { class: "rels", id: "relationships" }, ...rows) : null;
}

/** @param {any} item @param {Asked} asked */
function neighbourRow({ relationship: r, node }, asked) {
  const p = node.properties ?? {};
  const said = node.label === "Target" || node.label === "Observation" ? `${metric(node)} ${amount(p)}` : name(node.pref_label);
  const key = `${r.source}~${r.type}~${r.target}`;
  return el("dd", {}, icon(node.label), el("button", { type: "button", "data-node": node.id, onclick: () => asked.select(node.id) }, said),
    p.year && el("em", {}, p.year),
    el("button", { class: "why", type: "button", "data-link": key, title: t("link.why"), "aria-label": `${t("link.why")} ${said}`, onclick: () => asked.link(key) }, "⋯"));
}

/** The buttons of a node: unfold or fold, only what is linked to it, its source. @param {any} node @param {number} near @param {any[]} evidence @param {Folds} folds @param {Asked} asked */
function actions(node, near, evidence, folds, asked) {
  const quote = evidence.find((i) => i.evidence.kind === "exact")?.evidence;
  const unfold = folds.more > 0 || folds.open;
  return el("div", { class: "acts" },
    unfold && el("button", { class: "btn pri", type: "button", id: "unfold", onclick: () => asked.unfold(node.id) }, folds.open ? t("fold") : t("unfold", { n: folds.more })),
    near > 0 && !folds.alone && el("button", { class: unfold ? "btn" : "btn pri", type: "button", id: "around", onclick: () => asked.about(node.id) }, t("around", { n: near })),
    el("button", { class: "btn", type: "button", id: "ways", onclick: () => asked.ways(node.id, name(node.pref_label)) }, t("ways.find")),
    el("button", { class: "btn handy", type: "button", id: "copy-here", onclick: (/** @type {any} */ e) => asked.copy(e.currentTarget) }, el("span", {}, t("copy"))),
    quote && el("a", { class: "btn", id: "source", href: placeOf(quote, node.id) }, t("open.source")));
}

/** What the panel asks of a node: itself, what is next to it, its evidence. @param {string} id */
function asks(id) {
  const path = `/v1/nodes/${encodeURIComponent(id)}`;
  return Promise.all([getOnce(path), getOnce(`${path}/neighbours`, { limit: 100 }), getOnce(`${path}/evidence`, { limit: 40 })]);
}

/** Ask already, before the picture is asked for: words come before links. @param {string} id */
export const expectNode = (id) => { asks(id).catch(() => {}); };

/** Fill the panel with a node, its evidence at once, its buttons as the picture comes to stand. @param {HTMLElement} place @param {string} id @param {Promise<Folds>} folding @param {Asked} asked */
export async function showNode(place, id, folding, asked) {
  const mine = myTurn();
  const done = loading(place);
  try {
    const [node, near, evidence] = await asks(id);
    done();
    if (!mine()) return null;
    const buttons = (/** @type {Folds} */ folds) => actions(node, linked(near), evidence.items, folds, asked);
    let acts = buttons(UNFOLDED);
    folding.then((folds) => { const now = buttons(folds); acts.replaceWith(now); acts = now; });
    const rest = () => get(`/v1/nodes/${encodeURIComponent(id)}/evidence`, { limit: 400 }).then((all) => list.replaceChildren(...evidenceList(all.items, all.total, { select: id })));
    const list = el("div", {}, ...evidenceList(evidence.items, evidence.total, { select: id, more: rest }));
    const parts = [first(node, asked), heading(node.pref_label), definition(node), acts, correctionList(node), properties(node), notStated(node), relationships(node, near.items, asked), list, citing({ id })];
    fill(place, parts);
    getOnce("/v1/questions", { node: id }).then((offers) => mine() && place.append(...asking(offers.items, asked)), () => {});
    return node;
  } catch (error) {
    done();
    const unknown = error instanceof Problem && error.status === 404;
    if (mine()) fill(place, [crumb(asked.close), unknown ? message(t("unknown", { id }), t("unknown.more")) : failure(error, () => showNode(place, id, folding, asked))]);
    return null;
  }
}

/** How many nodes beside passages a node is linked to. @param {any} near */
const linked = (near) => near.total - near.items.filter((/** @type {any} */ i) => i.node.label === "Passage").length;
