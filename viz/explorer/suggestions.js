// @ts-check
/** What the search box suggests, as rows: a hit with why it is one, a ready question. */
import { el, icon, labelTitle } from "./dom.js";
import { name, number, otherName, t } from "./i18n.js";

/** The part of a text a query matches, underlined. @param {string} text @param {string} q */
export function marked(text, q) {
  const at = q ? text.toLowerCase().indexOf(q.toLowerCase()) : -1;
  if (at < 0) return el("span", {}, text);
  return el("span", {}, text.slice(0, at), el("u", {}, text.slice(at, at + q.length)), text.slice(at + q.length));
}

/** Why a hit is one, in words. @param {any} hit @param {string} q */
function why(hit, q) {
  if (hit.matched === "name") return "";
  const alias = (hit.node.alt_labels ?? []).find((/** @type {string} */ a) => a.toLowerCase().includes(q.toLowerCase()));
  if (hit.matched === "alias") return alias ? t("matched.alias", { what: alias }) : "";
  if (hit.matched === "english") return "";
  return t(`matched.${hit.matched}`, { what: q });
}

/** A second line in small: the other name, the year, the period. @param {any} node */
function aside(node) {
  const p = node.properties ?? {};
  if (node.label === "Plan" && p.period_start) return `${p.period_start}–${p.period_end ?? ""}`;
  if (p.year) return String(p.year);
  return otherName(node.pref_label);
}

/**
 * A hit as a row.
 * @param {any} hit @param {string} q @param {string} best the best hit's name: what pinyin and initials stand for @param {(event: MouseEvent) => void} choose
 * @returns {HTMLElement}
 */
function hitOption(hit, q, best, choose) {
  const { node } = hit;
  const said = name(node.pref_label), small = aside(node);
  const shown = said.toLowerCase().includes(q.toLowerCase()) || hit.matched === "english" ? q : best;
  return el("div", { role: "option", "aria-selected": "false", "data-node": node.id, onclick: choose },
    icon(node.label), marked(said, shown), small && el("small", {}, ...marked(small, q).childNodes), el("span", { class: "why" }, why(hit, q)));
}

/** Hits under the heads of their labels. @param {any[]} hits @param {string} q @param {(id: string, event: MouseEvent) => void} choose */
export function groups(hits, q, choose) {
  /** @type {Map<string, any[]>} */
  const found = new Map();
  for (const hit of hits) found.set(hit.node.label, [...(found.get(hit.node.label) ?? []), hit]);
  const best = name(hits[0].node.pref_label);
  return [...found].flatMap(([label, all]) => [el("h4", { role: "presentation" }, labelTitle(label)), ...all.map((hit) => hitOption(hit, q, best, (event) => choose(hit.node.id, event)))]);
}

/** A plan, before anything is typed. @param {any} node @param {(event: MouseEvent) => void} choose */
export const planOption = (node, choose) => el("div", { role: "option", "aria-selected": "false", "data-node": node.id, onclick: choose },
  icon(node.label), el("span", {}, name(node.pref_label)), el("span", { class: "why" }, aside(node)));

/** A ready question and how many answers it has. @param {any} offer @param {() => void} ask */
export const questionOption = (offer, ask) => el("div", { role: "option", "aria-selected": "false", "data-ask": offer.ask, onclick: ask },
  el("span", { class: "arrow", "aria-hidden": "true" }, "→"), el("span", {}, name(offer.question)), el("span", { class: "why" }, t("question.answers", { n: number(offer.total) })));

/** What the keys do, below the suggestions. @param {string} all how many there are */
export function keysFoot(all) {
  const key = (/** @type {string} */ pressed, /** @type {string} */ said) => el("span", {}, ...pressed.split(" ").flatMap((k) => [el("kbd", {}, k), " "]), t(said));
  const adds = document.body.classList.contains("page-explorer");
  return el("footer", { "aria-hidden": "true" }, key("↑ ↓", "search.choose"), key("↵", "search.open"), adds && key("⇧ ↵", "search.add"), el("span", {}, all));
}
