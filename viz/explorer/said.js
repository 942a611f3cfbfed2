// @ts-check
/** The words behind a thing, opened where it stands: each sentence with its words lit, or the source that is cited. */
import { get } from "./api.js";
import { el, lit } from "./dom.js";
import { t } from "./i18n.js";
import { fill, inDocument } from "./parts.js";
import { sentence } from "./sentence.js";

/** @typedef {{evidence: any, text: string | null, document: any}} Shown */

const MOST = 5; // sentences opened at once

/** Evidence as a list of quotes. @param {Shown[]} items @param {string} [select] the node to mark in the text */
export function quotes(items, select) {
  return el("ul", { class: "said" }, ...(items.length ? items.map((item) => el("li", {}, ...quoted(item, select))) : [el("li", {}, t("evidence.none"))]));
}

/** @param {Shown} item @param {string} [select] */
function quoted({ evidence, text, document }, select) {
  if (evidence.kind === "citation") return [el("p", {}, el("span", { class: "tag" }, t("evidence.citation")), " ", document.title)];
  const around = text ? sentence(text, evidence.start, evidence.end) : { text: evidence.exact, start: 0 };
  const length = Array.from(evidence.exact).length;
  return [el("blockquote", { class: "song", lang: "zh-Hans" }, ...lit(around.text, [{ start: around.start, end: around.start + length }])),
    el("p", {}, el("span", { class: "tag exact" }, t("evidence.exact")), " ", el("a", { href: inDocument(evidence, select) }, document.title || t("open.document")))];
}

/** The words of a node, or of a relationship of it. @param {string} id @param {Record<string, any>} [asked] @returns {Promise<Shown[]>} */
export const wordsOf = async (id, asked = {}) => (await get(`/v1/nodes/${encodeURIComponent(id)}/evidence`, { limit: MOST, ...asked })).items;

/**
 * A button that opens and closes the words under what it stands beside.
 * @param {string} named what the words are about @param {() => Promise<Shown[]>} ask @param {string} [select]
 * @returns {[HTMLElement, HTMLElement]} the button and the place
 */
export function opener(named, ask, select) {
  const place = el("div", { class: "words", hidden: true });
  const open = el("button", { class: "ev", type: "button", "aria-expanded": "false", "aria-label": t("words.of", { name: named }), onclick: toggle }, t("evidence"));
  return [open, place];

  function toggle() {
    place.hidden = !place.hidden;
    open.setAttribute("aria-expanded", String(!place.hidden));
    if (!place.hidden && !place.childElementCount) fill(place, ask, (items) => place.replaceChildren(quotes(items, select)));
  }
}
