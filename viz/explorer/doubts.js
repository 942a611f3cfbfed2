// @ts-check
/** Things that may be one under two names, side by side with their sentences; and all that editors decided. */
import { decided } from "./corrections.js";
import { el, lit } from "./dom.js";
import { t } from "./i18n.js";
import { button, counted, glyph, inDocument, inGraph, nodeName } from "./parts.js";

/** @typedef {{value: any, node: string, sentence: string | null, evidence: any, document: any}} Saying */
/** @typedef {{kind: string, reason: string, contradicts: boolean, nodes: any[], says: Saying[], correction: string | null}} Disagreement */

const SHOWN = 3; // sources of one side

/** Two things that may be one. @param {Disagreement} one */
export function twins(one) {
  const heads = one.nodes.flatMap((node, i) => [i ? el("span", { class: "cap" }, t("twins.and")) : "", glyph(node.label), " ", el("a", { class: "nd", href: inGraph(node.id) }, nodeName(node))]);
  const why = `${t(`twins.${one.reason}`)} · ${t(one.contradicts ? "contradiction.hard" : "twins.open")}`;
  return el("article", { class: "vs", "data-kind": "names", id: one.nodes[0].id },
    el("h3", {}, ...heads, el("span", { class: "cap" }, why)),
    ...one.nodes.map((node) => side(one.says.filter((said) => said.node === node.id))),
    one.correction && fix(one.correction));
}

/** What one of them is called, and by whom. @param {Saying[]} says */
function side(says) {
  return el("div", { class: "say" }, el("div", { class: "val" }, String(says[0]?.value ?? "")), ...says.slice(0, SHOWN).map(source),
    says.length > SHOWN && el("p", {}, t("contradiction.sources", { n: says.length })));
}

/** @param {Saying} said */
function source({ sentence, evidence, document }) {
  const by = [document.publisher, document.title, (document.published ?? "").slice(0, 10)].filter(Boolean).join(" · ");
  if (!sentence) return el("p", {}, el("span", { class: "tag" }, t("evidence.citation")), " ", by, evidence.outlets > 1 ? ` · ${counted("targets.outlets", evidence.outlets)}` : "");
  const start = Array.from(sentence.slice(0, Math.max(0, sentence.indexOf(evidence.exact)))).length;
  return el("div", {}, el("blockquote", {}, ...lit(sentence, [{ start, end: start + Array.from(evidence.exact).length }])),
    el("p", {}, el("span", { class: "tag exact" }, t("evidence.exact")), " ", el("a", { href: inDocument(evidence) }, by || t("open.document"))));
}

/** The line that would unite them, to be copied. @param {string} line */
function fix(line) {
  const copy = (/** @type {any} */ event) => navigator.clipboard?.writeText(line).then(() => { event.target.textContent = t("copied.line"); });
  return el("p", { class: "fix" }, t("twins.fix"), " ", el("code", {}, line), " ", button(t("copy.line"), copy));
}

/** All decisions of editors, with what they are about. @param {any[]} made */
export function corrections(made) {
  if (!made.length) return null;
  const row = (/** @type {any} */ c) => el("li", {}, el("b", {}, c.ids.length ? decided(c, c.ids[0]) : t(`correction.${c.kind}`)), " ",
    el("span", { class: "cap" }, t("correction.by", { reason: c.reason, author: c.author })), " ",
    ...c.ids.filter((/** @type {string} */ id) => !id.startsWith("rel-")).map((/** @type {string} */ id) => el("a", { href: inGraph(id) }, el("code", {}, id), " ")),
    c.idle && el("span", { class: "tag" }, t("correction.idle")));
  return el("section", { id: "corrections" }, el("h2", {}, t("corrections")), el("p", { class: "cap" }, t("corrections.lead")), el("ul", { class: "fixes" }, ...made.map(row)));
}
