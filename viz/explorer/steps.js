// @ts-check
/** A way through the graph in words: node, verb, node, and what each step rests on. */
import { getOnce } from "./api.js";
import { confidence, el, icon, verb } from "./dom.js";
import { placeOf, shortTitle, whereIn } from "./evidence.js";
import { metric } from "./figures.js";
import { has, name, t } from "./i18n.js";
import { amount } from "./amount.js";

/** @typedef {{nodes: any[], relationships: any[]}} Way a small graph, its nodes in their order */
/** @typedef {{select: (id: string) => void, link: (key: string) => void}} Asked */

/** @param {any} node @param {Asked} asked */
export const nodeButton = (node, asked) => el("button", { class: "nb", type: "button", "data-node": node.id, onclick: () => asked.select(node.id) }, icon(node.label), el("span", {}, said(node)));

/** A node's name; of a figure also what it amounts to and when. @param {any} node */
export function said(node) {
  const p = node.properties ?? {};
  if (!("comparator" in p)) return name(node.pref_label);
  return [metric(node), amount(p), p.year && `(${p.year})`].filter(Boolean).join(" ");
}

/** The whole way, end to end. @param {Way} way @param {Asked} asked */
export const wayList = (way, asked) => el("ol", { class: "way" }, ...way.nodes.flatMap((node, i) => [i > 0 && step(way, i, asked), el("li", {}, nodeButton(node, asked))]).filter(Boolean));

/** What leads to the nth node of a way. @param {Way} way @param {number} i @param {Asked} asked */
export function step(way, i, asked) {
  const [from, to] = [way.nodes[i - 1].id, way.nodes[i].id];
  const link = way.relationships.find((r) => (r.source === from && r.target === to) || (r.source === to && r.target === from));
  if (!link) return null;
  const key = `${link.source}~${link.type}~${link.target}`;
  return el("li", { class: "step", "data-step": link.type },
    el("p", { class: "verb" }, el("span", {}, verb(link.type, link.source !== from)), ...confidence(link.level), rule(link),
      el("button", { class: "why", type: "button", "data-link": key, title: t("link.why"), "aria-label": t("link.why"), onclick: () => asked.link(key) }, "⋯")),
    ...words(link));
}

const CLAUSE = /[，。；：、,;:]/;

/** What stands before lit words, from the beginning of a clause. @param {string} prefix */
const before = (prefix) => (prefix ? `……${prefix.slice(prefix.search(CLAUSE) + 1)}` : "");

/** What stands after them, up to the end of a clause. @param {string} suffix */
function after(suffix) {
  const end = suffix.length - [...suffix].reverse().findIndex((c) => CLAUSE.test(c));
  return suffix ? `${end <= suffix.length ? suffix.slice(0, end) : suffix}……` : "";
}

/** The rule that read it. @param {any} link */
const rule = (link) => el("code", { title: t("rule") }, has(`rule.${link.rule}`) ? t(`rule.${link.rule}`) : link.rule);

/** The strongest words of a relationship, lit, and where they stand; else its citation. @param {any} link */
function words(link) {
  const quote = link.evidence.find((/** @type {any} */ e) => e.kind === "exact");
  const evidence = quote ?? link.evidence[0];
  if (!evidence) return [];
  const title = el("span", {}, "");
  getOnce(`/v1/nodes/${encodeURIComponent(evidence.document)}`).then((source) => { title.textContent = shortTitle(source); }, () => { title.textContent = evidence.document; });
  if (!quote) return [el("div", { class: "src" }, el("span", {}, `${t("evidence.citation")} · `, title, ` · ${(evidence.published ?? "").slice(0, 10)}`))];
  return [el("blockquote", { lang: "zh-Hans" }, before(quote.prefix ?? ""), el("mark", {}, quote.exact), after(quote.suffix ?? "")),
    el("div", { class: "src" }, el("a", { href: placeOf(quote, link.target) }, title, ` · ${whereIn(quote)}`))];
}
