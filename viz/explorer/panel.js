// @ts-check
/** The panel beside the canvas: the selected node or relationship with its evidence, or how to begin. */
import { get, getOnce, Problem } from "./api.js";
import { confidence, el, failure, icon, labelTitle, level, lineIcon, loading, message, verb } from "./dom.js";
import { correctionList } from "./corrections.js";
import { evidenceList, placeOf } from "./evidence.js";
import { notStated } from "./unstated.js";
import { has, name, nameLang, number, otherName, t } from "./i18n.js";

/** @typedef {{select: (id: string) => void, link: (key: string) => void, unfold: (id: string) => void, close: () => void, about: (id: string) => void}} Asked */

/** @typedef {{more: number, open: boolean, alone: boolean}} Folds what is folded below a node in the picture, whether it was unfolded, whether the picture is about it */

const ROWS = 6; // of one relationship type, before "more"
const AMOUNT = { ">": "> ", ">=": "≥ ", "=": "", "~": "≈ ", "<": "< ", "<=": "≤ ", range: "", unspecified: "" };
const CROSS = "M3.5 3.5L12.5 12.5M12.5 3.5L3.5 12.5";
const SHOWN_APART = ["metric", "comparator", "value", "value_max", "unit", "normalized_value", "normalized_value_max", "normalized_unit", "unit_inferred", "text", "sha256", "index", "title"];

let turn = 0; // which request the panel waits for; answers to earlier ones are dropped

/** A quantity as printed: `> 5000 亿元`. @param {any} p properties */
export function amount(p) {
  if (p.value === undefined || p.value === null) return p.comparator === "unspecified" ? t("amount.some") : "";
  const sign = /** @type {Record<string, string>} */ (AMOUNT)[p.comparator] ?? "";
  const upto = p.value_max !== undefined && p.value_max !== null ? `–${p.value_max}` : "";
  const unit = p.unit ?? "";
  return `${sign}${p.value}${upto}${/^[%％]/.test(unit) ? "" : " "}${unit}`.trim();
}

/** @param {any} node @param {Asked} asked */
function crumb(node, asked) {
  return el("div", { class: "crumb" }, icon(node.label), labelTitle(node.label), closeButton(asked));
}

/** @param {Asked} asked */
const closeButton = (asked) => el("button", { class: "ib", type: "button", "aria-label": t("close"), title: `${t("close")} Esc`, onclick: asked.close }, lineIcon(CROSS));

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
  return [...groups.entries()].filter(([key]) => !/MENTIONS|HAS_PASSAGE/.test(key) || node.label === "Document" || node.label === "Passage");
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
  const said = node.label === "Target" || node.label === "Observation" ? `${p.metric ?? name(node.pref_label)} ${amount(p)}` : name(node.pref_label);
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
    quote && el("a", { class: "btn", id: "source", href: placeOf(quote, node.id) }, t("open.source")));
}

/** Fill the panel with a node. @param {HTMLElement} place @param {string} id @param {Promise<Folds>} folding @param {Asked} asked */
export async function showNode(place, id, folding, asked) {
  const mine = ++turn;
  const done = loading(place);
  try {
    const path = `/v1/nodes/${encodeURIComponent(id)}`;
    const [node, near, evidence, folds] = await Promise.all([getOnce(path), getOnce(`${path}/neighbours`, { limit: 100 }), getOnce(`${path}/evidence`, { limit: 40 }), folding]);
    done();
    if (mine !== turn) return null;
    const rest = () => get(`${path}/evidence`, { limit: 400 }).then((all) => list.replaceChildren(...evidenceList(all.items, all.total, { select: id })));
    const list = el("div", {}, ...evidenceList(evidence.items, evidence.total, { select: id, more: rest }));
    const parts = [crumb(node, asked), heading(node.pref_label), definition(node), actions(node, linked(near), evidence.items, folds, asked), correctionList(node), properties(node), notStated(node), relationships(node, near.items, asked), list];
    fill(place, parts);
    return node;
  } catch (error) {
    done();
    const unknown = error instanceof Problem && error.status === 404;
    if (mine === turn) fill(place, [el("div", { class: "crumb" }, closeButton(asked)), unknown ? message(t("unknown", { id }), t("unknown.more")) : failure(error, () => showNode(place, id, folding, asked))]);
    return null;
  }
}

/** How many nodes beside passages a node is linked to. @param {any} near */
const linked = (near) => near.total - near.items.filter((/** @type {any} */ i) => i.node.label === "Passage").length;

/** @param {HTMLElement} place @param {any[]} parts */
function fill(place, parts) {
  place.removeAttribute("data-empty");
  place.replaceChildren(...parts.filter(Boolean));
  place.scrollTop = 0;
}

/** Fill the panel with a relationship, given as source~TYPE~target. @param {HTMLElement} place @param {string} key @param {Asked} asked */
export async function showLink(place, key, asked) {
  const mine = ++turn;
  const done = loading(place);
  const [source, type, target] = key.split("~");
  try {
    const at = (/** @type {string} */ id) => `/v1/nodes/${encodeURIComponent(id)}`;
    const [a, b, near, evidence] = await Promise.all([getOnce(at(source)), getOnce(at(target)), getOnce(`${at(source)}/neighbours`, { type, direction: "out", limit: 1000 }), getOnce(`${at(source)}/evidence`, { type, target, limit: 100 })]);
    done();
    if (mine !== turn) return null;
    const found = near.items.find((/** @type {any} */ i) => i.relationship.target === target)?.relationship;
    fill(place, [el("div", { class: "crumb" }, t("relationship"), closeButton(asked)), ends(a, b, type, asked), facts(found), el("div", {}, ...evidenceList(evidence.items, evidence.total, { select: target }))]);
    return { a, b, type };
  } catch (error) {
    done();
    if (mine === turn) fill(place, [el("div", { class: "crumb" }, closeButton(asked)), failure(error, () => showLink(place, key, asked))]);
    return null;
  }
}

/** @param {any} a @param {any} b @param {string} type @param {Asked} asked */
function ends(a, b, type, asked) {
  const end = (/** @type {any} */ node) => el("button", { type: "button", "data-node": node.id, onclick: () => asked.select(node.id) }, icon(node.label), name(node.pref_label));
  return el("div", { class: "ends" }, end(a), el("p", {}, verb(type), el("code", { class: "cap" }, type)), end(b));
}

/** The rule that read it, how sure, since when. @param {any} r a relationship */
function facts(r) {
  if (!r) return null;
  const since = [r.valid_from, r.valid_to].filter(Boolean).join("–");
  return el("div", { class: "facts" },
    el("span", {}, t("confidence"), ...confidence(level(r.confidence)), `(${Number(r.confidence).toFixed(2)})`),
    el("span", {}, t("rule"), has(`rule.${r.rule}`) ? t(`rule.${r.rule}`) : el("code", {}, r.rule)),
    since && el("span", {}, since));
}

/**
 * How to begin: what is here, the plans, the keys.
 * @param {HTMLElement} place @param {import("./scene.js").Drawing} drawing @param {Asked} asked
 */
export function showIntro(place, drawing, asked) {
  turn++;
  const plans = drawing.nodes.filter((n) => n.label === "Plan" && !n.ghost);
  const row = (/** @type {any} */ n) => el("li", {}, el("button", { type: "button", "data-node": n.id, onclick: () => asked.select(n.id) }, icon(n.label), el("span", {}, n.name), n.note && el("em", {}, n.note)));
  const keys = [["/", "keys.search"], ["← →", "keys.walk"], ["↑ ↓", "keys.sibling"], [t("space"), "keys.unfold"], ["E", "keys.evidence"], ["Esc", "keys.back"]];
  fill(place, [
    el("div", { class: "intro" },
      el("h2", {}, t("intro.1"), el("br"), t("intro.2")),
      el("p", {}, t("intro.3", { n: number(drawing.total) })),
      el("h3", {}, t("intro.plans")), el("ul", {}, ...plans.slice(0, 12).map(row)),
      el("h3", {}, t("keys")), el("div", { class: "keys" }, ...keys.flatMap(([key, said]) => [el("span", {}, ...key.split(" ").flatMap((k) => [el("kbd", {}, k), " "])), el("span", {}, t(said))])),
      el("p", { class: "cap version" }, t("version", { version: drawing.version.slice(0, 8) }))),
  ]);
  place.dataset.empty = "";
}
