// @ts-check
/** The document page: the text with everything read from it, how much of it was used, and its counts checked beside. */
import { getOnce } from "./api.js";
import { aside } from "./document-audit.js";
import { Card } from "./document-card.js";
import { coverage, heading, paragraph, titlePassage } from "./document-text.js";
import { el, say } from "./dom.js";
import { t } from "./i18n.js";
import { island } from "./island.js";
import { button, copyAddress, fill, inGraph, nodeName, remember } from "./parts.js";
import { exact, marks } from "./reading.js";

const place = /** @type {HTMLElement} */ (document.getElementById("document"));
const id = island("island").document || decodeURIComponent(location.pathname.split("/").filter(Boolean).at(-1) ?? "");
const asked = new URLSearchParams(location.search);
const LONG = 300; // passages; beyond, those out of sight are laid out when they come into it

/** The words the address asks for. @param {any} reading */
function light(reading) {
  const [passage, start, end] = ["passage", "start", "end"].map((key) => Number.parseInt(asked.get(key) ?? "", 10));
  const there = reading.document.passages.some((/** @type {any} */ p) => p.index === passage);
  return there && start >= 0 && end > start ? { passage, start, end } : null;
}

/** Bring something to a third of the height; again once what is above it has its true height. @param {Element | null | undefined} element @param {number} [again] */
function bring(element, again = 3) {
  if (!element) return;
  scrollTo({ top: element.getBoundingClientRect().top + scrollY - innerHeight / 3 });
  if (again) requestAnimationFrame(() => bring(element, again - 1));
}

/** @param {any} reading */
function show(reading) {
  const text = el("div", { class: "dc-text" });
  const page = el("div", { class: reading.document.passages.length > LONG ? "dc long" : "dc", "data-mode": "all" }, text);
  const overs = marks(reading, light(reading));
  const counts = el("div", { class: "pas" });
  const title = titlePassage(reading);
  for (const passage of reading.document.passages) if (passage !== title) counts.append(paragraph(passage, overs.get(passage.index) ?? []));
  text.append(heading(reading, overs.get(0) ?? []), counts);
  text.querySelector(".cover")?.replaceWith(coverage(reading, (index) => bring(page.querySelector(`[data-sentence="${index}"]`))));
  page.append(aside(reading, (entry, pressed) => lightCount(page, reading, entry, pressed)));
  place.replaceChildren(page);
  const card = new Card(page, reading, select);
  bar(reading, page, card);
  select(asked.get("select") ?? "", false);
  arrive(page);

  /** Light a node wherever the text names it. @param {string} node @param {boolean} [keep] in the address */
  function select(node, keep = true) {
    clear(page);
    const places = page.querySelectorAll(`.an[data-node="${CSS.escape(node)}"]`);
    for (const one of places) one.classList.add("hot");
    if (keep) remember({ select: node || null }, location.hash);
    chip(reading, node, card.places(node).length);
  }
}

/** @param {Element} page */
function clear(page) {
  for (const hot of page.querySelectorAll(".hot")) hot.classList.remove("hot");
  for (const pressed of page.querySelectorAll('.au[aria-pressed="true"]')) pressed.setAttribute("aria-pressed", "false");
}

/** Where the address leads: lit words, a paragraph, or the first place of the selected node. @param {Element} page */
function arrive(page) {
  const passage = asked.get("passage") ?? (/^#p\d+$/.test(location.hash) ? location.hash.slice(2) : "");
  const target = page.querySelector("mark.lit") ?? (passage && document.getElementById(`p${Number.parseInt(passage, 10)}`)) ?? null;
  bring(/** @type {Element | null} */ (target || page.querySelector(".an.hot")));
}

/** Light the sentence that declares a count, and the members found. @param {Element} page @param {any} reading @param {any} entry @param {any} pressed */
function lightCount(page, reading, entry, pressed) {
  const again = pressed.getAttribute("aria-pressed") === "true";
  clear(page);
  chip(reading, "", 0);
  if (again) return;
  pressed.setAttribute("aria-pressed", "true");
  const said = exact(entry.evidence).flatMap((e) => reading.sentences.map((/** @type {any} */ s, /** @type {number} */ i) => (s.passage === e.passage && s.start < e.end && e.start < s.end ? i : -1))).filter((i) => i >= 0);
  const lit = said.map((i) => page.querySelector(`[data-sentence="${i}"]`));
  for (const sentence of lit) sentence?.classList.add("hot");
  for (const member of entry.members) for (const one of page.querySelectorAll(`.an[data-node="${CSS.escape(member)}"]`)) one.classList.add("hot");
  bring(lit[0] ?? page.querySelector(".an.hot"));
  say(pressed.textContent);
}

/** What is selected, in the bar. @param {any} reading @param {string} node @param {number} places */
function chip(reading, node, places) {
  const shown = document.getElementById("chosen");
  const found = reading.annotations.find((/** @type {any} */ a) => a.node.id === node)?.node;
  shown?.replaceChildren(...(found ? [t("doc.chosen"), " ", el("b", {}, nodeName(found)), " ", t("doc.places", { n: places })] : []));
  shown?.toggleAttribute("hidden", !found);
  const graph = document.getElementById("graph");
  if (graph instanceof HTMLAnchorElement) graph.href = inGraph(found ? node : reading.document.id);
}

/** The bar: how the text is shown, and what can be done with it. @param {any} reading @param {HTMLElement} page @param {Card} card */
function bar(reading, page, card) {
  const modes = ["all", "unused", "plain"];
  const shown = document.getElementById("modes");
  const set = (/** @type {string} */ mode) => {
    page.dataset.mode = mode;
    card.close();
    for (const b of shown?.children ?? []) b.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ (b).dataset.mode === mode));
    remember({ show: mode === "all" ? null : mode }, location.hash);
  };
  shown?.replaceChildren(...modes.map((mode) => el("button", { type: "button", "data-mode": mode, onclick: () => set(mode) }, t(`doc.mode.${mode}`))));
  set(modes.includes(asked.get("show") ?? "") ? String(asked.get("show")) : "all");
  const { title, url } = reading.document;
  const name = document.getElementById("title");
  if (name) [name.textContent, name.title] = [title, title];
  getOnce("/v1/documents", { limit: 1000 }).then(({ items, total }) => {
    const at = items.findIndex((/** @type {any} */ one) => one.id === id);
    const place = document.getElementById("which");
    if (place && at >= 0) place.textContent = t("doc.which", { n: at + 1, total });
  }, () => {});
  document.title = `${title} · ${t("brand")}`;
  const safe = /^https?:\/\//.test(url ?? "") ? url : null;
  document.getElementById("ways")?.replaceChildren(
    el("a", { class: "btn bare", id: "graph", href: inGraph(reading.document.id) }, t("doc.graph")),
    button(t("link"), copyAddress),
    safe ? el("a", { class: "btn bare", href: safe, rel: "noreferrer", target: "_blank" }, t("doc.original")) : "",
    el("a", { class: "btn bare", href: `/v1/documents/${encodeURIComponent(id)}`, download: `${id}.json` }, "JSON"),
  );
}

fill(place, () => getOnce(`/v1/documents/${encodeURIComponent(id)}`), show);
