// @ts-check
/** The text of a document: heading, coverage strip, and each paragraph with its number and its counts. */
import { el, labelTitle } from "./dom.js";
import { t } from "./i18n.js";
import { glyph } from "./parts.js";
import { marked } from "./reading.js";

const STATUSES = ["used", "unused", "boilerplate"];
const DENSE = 120; // sentences; beyond, the strip has no gaps

/** The passage that is the title stands above the text. @param {any} reading */
export const titlePassage = (reading) => reading.document.passages.find((/** @type {any} */ p) => p.index === 0 && p.kind === "title");

/**
 * Title, and what is known of the document.
 * @param {any} reading @param {import("./reading.js").Mark[]} over
 */
export function heading(reading, over) {
  const first = titlePassage(reading);
  const { title, publisher, published, language, passages, sha256 } = reading.document;
  const facts = [publisher, day(published), t(`lang.${language}`) === `lang.${language}` ? language : t(`lang.${language}`),
    t("doc.size", { passages: passages.length - (first ? 1 : 0), sentences: reading.sentences.length })].filter(Boolean);
  return el("header", { class: "dc-head" },
    el("h1", first ? { id: "p0" } : {}, first ? marked(first.text, over) : title),
    el("div", { class: "meta" }, ...facts.map((fact) => el("span", {}, fact)), sha256 && el("span", { class: "mono", title: sha256 }, `sha256 ${sha256.slice(0, 4)}…${sha256.slice(-4)}`)),
    el("div", { class: "cover" }));
}

/** A date as far as it is known. @param {string | null | undefined} published */
export const day = (published) => (published ?? "").slice(0, 10);

/** @param {any} reading @returns {Record<string, number>} */
export function tally(reading) {
  return Object.fromEntries(STATUSES.map((s) => [s, reading.sentences.filter((/** @type {any} */ one) => one.status === s).length]));
}

/** Which sentences were used, in reading order. @param {any} reading @param {(sentence: number) => void} open */
export function coverage(reading, open) {
  const counts = tally(reading);
  const strip = el("div", { class: reading.sentences.length > DENSE ? "strip dense" : "strip", role: "img", "aria-label": t("doc.coverage", { n: reading.sentences.length, ...counts }) });
  reading.sentences.forEach((/** @type {any} */ s, /** @type {number} */ i) => {
    if (i && reading.sentences[i - 1].passage !== s.passage) strip.append(el("i", { class: "gap" }));
    strip.append(el("i", { class: s.status, onclick: () => open(i) }));
  });
  const legend = el("p", {}, ...STATUSES.map((s) => el("span", {}, el("span", { class: `sq ${s}` }), t(`doc.count.${s}`, { n: counts[s] }))));
  return el("div", { class: "cover" }, strip, legend);
}

/**
 * A paragraph with its number, its marks, and how much of each label it names.
 * @param {{index: number, kind: string, text: string}} passage @param {import("./reading.js").Mark[]} over
 */
export function paragraph(passage, over) {
  const unused = over.some((m) => m.status === "unused") ? " has-unused" : "";
  return el("section", { class: `pa${unused}`, id: `p${passage.index}` },
    el("a", { class: "no", href: `#p${passage.index}`, "aria-label": t("evidence.passage", { n: passage.index }) }, passage.index),
    el("p", { class: `tx song ${passage.kind}` }, marked(passage.text, over)),
    margin(over));
}

/** @param {import("./reading.js").Mark[]} over */
function margin(over) {
  const counts = new Map();
  for (const mark of [...over].sort((a, b) => a.start - b.start)) if (mark.node) counts.set(mark.node.label, (counts.get(mark.node.label) ?? 0) + 1);
  return el("ul", { class: "mg" }, ...[...counts].map(([label, n]) => el("li", {}, glyph(label), labelTitle(label), el("b", {}, n))));
}
