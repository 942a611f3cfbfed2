// @ts-check
/** The audit of everything held: declared counts with their sentences, and values on which sources differ. */
import { get } from "./api.js";
import { everything, wholeAudit } from "./asking.js";
import { ball, keyrow, members, verdict } from "./document-audit.js";
import { corrections, twins } from "./doubts.js";
import { el, lit } from "./dom.js";
import { differing, said } from "./figures.js";
import { has, t } from "./i18n.js";
import { button, copyAddress, counted, fill, glyph, inDocument, inGraph, nodeName, nothing, pick, remember, to } from "./parts.js";
import { exact } from "./reading.js";
import { sentence } from "./sentence.js";

const place = /** @type {HTMLElement} */ (document.getElementById("page"));
const STATUSES = ["satisfied", "partial", "not_enumerated", "open", "truncated"];
let status = new URLSearchParams(location.search).get("status") ?? "";

async function ask() {
  const [{ items, contradictions: contested, disagreements, corrections: made }, worded] = await Promise.all([wholeAudit(), wordings()]);
  const known = new Set(contested.map((/** @type {any} */ node) => node.id));
  const hard = new Set(disagreements.filter((/** @type {any} */ one) => one.kind === "values").map((/** @type {any} */ one) => `${one.nodes[0].id} ${one.property.replace("normalized_", "")}`));
  const contradictions = [...contested, ...worded.filter((node) => !known.has(node.id))];
  const documents = [...new Map(items.map((/** @type {any} */ i) => [i.document.id, i.document])).values()];
  const named = await Promise.all(documents.map((d) => everything("/v1/nodes", { document: /** @type {any} */ (d).id }, 2000)));
  const nodes = new Map(named.flat().map((node) => [node.id, node]));
  const texts = await Promise.all(contradictions.map(evidenceOf));
  const pairs = disagreements.filter((/** @type {any} */ one) => one.kind === "names");
  return { items, documents, nodes, contradictions, contested: hard, texts, pairs, made };
}

/** Goals that sources put differently (达到, 突破) without contradicting each other. */
async function wordings() {
  const goals = await everything("/v1/targets", { label: ["Target", "Observation"] });
  return [...new Map(goals.map((goal) => [goal.target.id, goal.target])).values()].filter((target) => differing(target).length);
}

/** The passages behind a node, to show sentences whole. @param {any} node */
async function evidenceOf(node) {
  const page = await get(`/v1/nodes/${encodeURIComponent(node.id)}/evidence`, { limit: 200 });
  return page.items;
}

/** @param {any} found */
function show(found) {
  const { items, documents, contradictions, contested, texts, pairs, made } = found;
  const count = document.getElementById("count");
  if (count) count.textContent = t("audit.total", { n: items.length, documents: documents.length });
  document.getElementById("picks")?.replaceChildren(pick(t("audit.status"), [["", t("all")], .../** @type {[string, string][]} */ (STATUSES.map((s) => [s, t(`audit.${s}`)]))], status, (value) => {
    status = value;
    remember({ status });
    show(found);
  }));
  document.getElementById("ways")?.replaceChildren(button(t("link"), copyAddress));
  const counted = items.length ? documents.map((/** @type {any} */ d) => ofDocument(d, found)) : [nothing(t("audit.empty"), t("audit.empty.more"))];
  const differing = contradictions.length
    ? [el("p", { class: "cap" }, t("contradictions.lead")), ...contradictions.flatMap((/** @type {any} */ node, /** @type {number} */ i) => differences(node, texts[i], contested))]
    : [nothing(t("contradictions.none"), t("contradictions.none.more"))];
  place.replaceChildren(el("div", { class: "ad" },
    el("section", {}, el("h2", {}, t("audit.declared")), ...counted, items.length ? keyrow() : null),
    el("section", { id: "contradictions" }, el("h2", {}, t("contradictions")), ...differing),
    pairs.length ? el("section", { id: "twins" }, el("h2", {}, t("twins")), el("p", { class: "cap" }, t("twins.lead")), ...pairs.map(twins)) : null,
    corrections(made)));
  const asked = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (asked) scrollTo({ top: asked.getBoundingClientRect().top + scrollY - innerHeight / 3 });
}

/** @param {any} source @param {any} found */
function ofDocument(source, { items, nodes }) {
  const own = items.filter((/** @type {any} */ i) => i.document.id === source.id && (!status || i.status === status));
  if (!own.length) return null;
  const read = own.some((/** @type {any} */ i) => exact(i.evidence).length);
  const title = el("a", { href: read ? to(`/documents/${encodeURIComponent(source.id)}`) : inGraph(source.id) }, source.title);
  const about = [source.publisher, (source.published ?? "").slice(0, 10)].filter(Boolean).join(" · ");
  return el("div", { class: "ad-doc" }, el("h3", {}, title, el("span", { class: "cap" }, about)), el("ul", { class: "aus" }, ...own.map((/** @type {any} */ e) => el("li", {}, entry(e, nodes)))));
}

/** @param {any} one @param {Map<string, any>} nodes */
function entry(one, nodes) {
  const [first] = exact(one.evidence);
  const words = first && el("span", { class: "q" }, "…", first.prefix ?? "", el("mark", {}, first.exact), first.suffix ?? "", "…");
  const why = [members(one, nodes), one.reason].filter(Boolean).join(" · ");
  const inside = [ball(one.status), el("b", {}, one.declared), el("span", { class: "st" }, verdict(one)), el("span", { class: "mm" }, why), words];
  return first ? el("a", { class: "au", href: inDocument(first) }, ...inside) : el("div", { class: "au" }, ...inside);
}

/** The properties of a node that sources state differently. @param {any} node @param {any[]} shown its evidence with passages @param {Set<string>} contested ids with properties */
function differences(node, shown, contested) {
  const several = Object.entries(node.statements ?? {}).filter(([key, all]) => all.length > 1 && key in node.properties);
  const stated = differing(node).length ? differing(node) : several;
  return stated.map(([key, all]) =>
    el("article", { class: "vs", id: node.id },
      el("h3", {}, glyph(node.label), " ", el("a", { class: "nd", href: inGraph(node.id) }, nodeName(node)), el("span", { class: "cap" }, has(`property.${key}`) ? t(`property.${key}`) : key, " · ", t(contested.has(`${node.id} ${key}`) ? "contradiction.hard" : "contradiction.soft"))),
      ...all.map((/** @type {any} */ one) => statement(key, one, node, shown))));
}

/** One side: the value, who says so, and the sentence. @param {string} key @param {any} one @param {any} node @param {any[]} shown */
function statement(key, one, node, shown) {
  const isShown = one.value === node.properties[key];
  const sources = one.evidence.map((/** @type {any} */ e) => shown.find((s) => same(s.evidence, e)) ?? { evidence: e, text: null, document: null });
  return el("div", { class: "say" },
    el("div", { class: "val" }, said(key, one.value, node.properties), " ", el("span", { class: "tag" }, t(isShown ? "contradiction.shown" : "contradiction.other"))),
    ...sources.slice(0, 3).map(source),
    sources.length > 3 && el("p", {}, t("contradiction.sources", { n: sources.length })));
}

/** @param {any} a @param {any} b */
const same = (a, b) => a.kind === b.kind && a.document === b.document && a.passage === b.passage && a.start === b.start;

/** @param {any} piece evidence with its passage and document */
function source({ evidence, text, document }) {
  const by = document ? [document.publisher, document.title, (document.published ?? evidence.published ?? "").slice(0, 10)].filter(Boolean).join(" · ") : evidence.published ?? "";
  if (evidence.kind === "citation") return el("p", {}, el("span", { class: "tag" }, t("evidence.citation")), " ", by, evidence.outlets > 1 ? ` · ${counted("targets.outlets", evidence.outlets)}` : "");
  const around = text ? sentence(text, evidence.start, evidence.end) : { text: evidence.prefix + evidence.exact + evidence.suffix, start: [...evidence.prefix].length };
  const end = around.start + evidence.end - evidence.start;
  return el("div", {}, el("blockquote", {}, ...lit(around.text, [{ start: around.start, end }])),
    el("p", {}, el("span", { class: "tag exact" }, t("evidence.exact")), " ", el("a", { href: inDocument(evidence) }, by || t("open.document"))));
}

fill(place, ask, show);
