// @ts-check
/** "Not stated" is an answer: what was looked for in a plan and is not there. */
import { el } from "./dom.js";
import { t } from "./i18n.js";
import { glyph, inGraph, nodeName } from "./parts.js";

/** @param {string[]} missing */
const words = (missing) => missing.map((what) => t(`unstated.${what}`)).join(t("comma"));

/** What no source states of a plan. @param {any} node */
export function notStated(node) {
  const missing = node.not_stated ?? [];
  return missing.length ? el("p", { class: "cap unstated", id: "unstated" }, el("b", {}, t("unstated.all")), " ", words(missing)) : null;
}

/** What a document does not state of the plans it tells of. @param {any} reading */
export function gaps(reading) {
  const found = (reading.not_stated ?? []).filter((/** @type {any} */ one) => one.missing.length);
  if (!found.length) return [];
  const row = (/** @type {any} */ { plan, missing }) => el("li", {}, el("a", { class: "nd", href: inGraph(plan.id) }, glyph(plan.label), el("span", {}, nodeName(plan))), el("span", { class: "mm" }, words(missing)));
  return [el("h2", {}, t("unstated.head")), el("p", { class: "lead" }, t("unstated.lead")), el("ul", { class: "aus gaps" }, ...found.map(row))];
}
