// @ts-check
/** Three columns: only in A, in the middle what both have, only in B; the same for plans and for documents. */
import { el, labelTitle } from "./dom.js";
import { t } from "./i18n.js";
import { glyph, inGraph, nodeLink, nodeName, to } from "./parts.js";
import { opener, wordsOf } from "./said.js";

/** The two that are compared, over their columns. @param {any} a @param {any} b @param {string} middle */
export function heads(a, b, middle) {
  const head = (/** @type {any} */ node, /** @type {string} */ key) =>
    el("div", {}, `${t(key)} · ${t("compare.only")}`, el("b", {}, el("a", { class: "nd", href: address(node) }, glyph(node.label), nodeName(node))), dated(node));
  return el("div", { class: "heads" }, head(a, "compare.first"), el("div", {}, el("b", {}, middle)), head(b, "compare.second"));
}

/** @param {any} node */
const address = (node) => (node.label === "Document" ? to(`/documents/${encodeURIComponent(node.id)}`) : inGraph(node.id));

/** @param {any} node */
const dated = (node) => node.label === "Document" && el("span", {}, [node.properties.publisher, (node.properties.published ?? "").slice(0, 10)].filter(Boolean).join(" · "));

/**
 * One label in three columns; on a phone each column says again what it is.
 * @param {string} label @param {string} count @param {[Element[], Element[], Element[]]} columns @param {string} middle
 */
export function section(label, count, columns, middle) {
  const titles = [`${t("compare.first")} · ${t("compare.only")}`, middle, `${t("compare.second")} · ${t("compare.only")}`];
  const [only, both, other] = columns.map((items, i) => list(items, titles[i], i === 1 ? "both" : ""));
  return el("section", { "data-label": label }, title(label, count), el("div", { class: "rows" }, only, both, other));
}

/** @param {string} label @param {string} count */
export const title = (label, count) => el("h2", {}, glyph(label), labelTitle(label, true), el("span", {}, count));

/** @param {Element[]} items @param {string} named @param {string} kind */
const list = (items, named, kind) =>
  el("ul", { class: kind, "aria-label": named, "data-head": named }, ...(items.length ? items : [el("li", { class: "nil" }, t("compare.nil"))]));

/** A node whose words open below it. @param {any} node @param {() => Promise<any[]>} [ask] @param {...(Element | string | false)} more */
export function row(node, ask = () => wordsOf(node.id), ...more) {
  const [open, place] = opener(nodeName(node), ask, node.id);
  return el("li", { "data-node": node.id }, nodeLink(node), ...more, open, place);
}
