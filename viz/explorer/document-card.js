// @ts-check
/** The small card of an annotation: what it is, where else the text names it, the way to the graph. */
import { el, labelTitle, say } from "./dom.js";
import { otherName, t } from "./i18n.js";
import { button, glyph, inGraph, nodeName } from "./parts.js";

export class Card {
  /** @param {HTMLElement} page @param {any} reading @param {(node: string) => void} select */
  constructor(page, reading, select) {
    this.page = page;
    this.select = select;
    this.nodes = new Map(reading.annotations.map((/** @type {any} */ a) => [a.node.id, a.node]));
    /** @type {HTMLElement | null} */
    this.shown = null;
    /** @type {HTMLElement | null} */
    this.at = null;
    const first = this.all()[0];
    if (first) first.tabIndex = 0;
    page.addEventListener("click", (event) => this.clicked(/** @type {Element} */ (event.target)));
    page.addEventListener("keydown", (event) => this.pressed(event));
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") this.close(); });
  }

  /** Every annotation, in reading order. @returns {HTMLElement[]} */
  all() {
    return [...this.page.querySelectorAll(".an")].map((one) => /** @type {HTMLElement} */ (one));
  }

  /** Where the text names a node; the second piece of a crossing stretch is no place of its own. @param {string} node */
  places(node) {
    return this.all().filter((one) => one.dataset.node === node && one.querySelector(`[data-shape-of="${CSS.escape(node)}"]`));
  }

  /** @param {Element} target */
  clicked(target) {
    if (target.closest(".card, .side") || this.page.dataset.mode !== "all") return;
    const shape = /** @type {HTMLElement | null} */ (target.closest("[data-shape-of]"));
    const node = shape?.dataset.shapeOf;
    const at = /** @type {HTMLElement | null} */ (target.closest(node ? `.an[data-node="${CSS.escape(node)}"]` : ".an"));
    if (at && getSelection()?.isCollapsed !== false) this.open(at);
    else if (!at) this.close();
  }

  /** ← → walk the annotations, Enter opens one. @param {KeyboardEvent} event */
  pressed(event) {
    const at = /** @type {HTMLElement} */ (event.target);
    if (!at.classList.contains("an")) return;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === "Enter" || event.key === " ") this.open(at);
    else if (step) this.focus(this.all()[this.all().indexOf(at) + step]);
    else return;
    event.preventDefault();
  }

  /** One stop of the tab key, wherever the reader is. @param {HTMLElement | undefined} to */
  focus(to) {
    if (!to) return;
    for (const one of this.page.querySelectorAll('.an[tabindex="0"]')) /** @type {HTMLElement} */ (one).tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  }

  /** @param {HTMLElement} at an annotation */
  open(at) {
    const node = this.nodes.get(at.dataset.node ?? "");
    if (!node) return;
    this.shown?.remove();
    this.at = at;
    this.select(node.id);
    this.shown = this.made(node, at);
    this.page.append(this.shown);
    this.put(at);
    say(`${nodeName(node)}, ${labelTitle(node.label)}`);
  }

  /** @param {any} node @param {HTMLElement} at */
  made(node, at) {
    const places = this.places(node.id);
    const walk = (/** @type {number} */ step) => this.step(places, at, step);
    const foreign = otherName(node.pref_label);
    return el("div", { class: "card", role: "dialog", "aria-label": nodeName(node) },
      el("button", { class: "ib x", type: "button", "aria-label": t("close"), onclick: () => this.close() }, "×"),
      el("h3", {}, glyph(node.label), el("span", {}, nodeName(node))),
      el("div", {}, foreign ? `${foreign} · ` : "", labelTitle(node.label), " · ", t("doc.places", { n: places.length })),
      el("div", { class: "row" }, el("a", { class: "btn", href: inGraph(node.id) }, t("doc.graph")),
        places.length > 1 && button(t("doc.previous"), () => walk(-1), "bare"), places.length > 1 && button(t("doc.next"), () => walk(1), "bare")),
      this.also(at));
  }

  /** What else the same words are read as. @param {HTMLElement} at */
  also(at) {
    const others = /** @type {HTMLElement[]} */ ([]);
    for (let up = at.parentElement?.closest(".an"); up; up = up.parentElement?.closest(".an")) others.push(/** @type {HTMLElement} */ (up));
    others.push(.../** @type {any} */ (at.querySelectorAll(".an")));
    if (!others.length) return null;
    const rows = others.slice(0, 6).map((one) => {
      const node = this.nodes.get(one.dataset.node ?? "");
      return node && el("button", { type: "button", onclick: () => this.open(one) }, glyph(node.label), nodeName(node));
    });
    return el("div", { class: "also" }, el("span", { class: "cap" }, t("doc.also")), ...rows);
  }

  /** @param {HTMLElement[]} places @param {HTMLElement} at @param {number} step */
  step(places, at, step) {
    const next = places[(places.indexOf(at) + step + places.length) % places.length];
    scrollTo({ top: next.getBoundingClientRect().top + scrollY - innerHeight / 3 });
    this.open(next);
  }

  /** Under the words, within the page. @param {HTMLElement} at */
  put(at) {
    const words = at.getClientRects()[0];
    const shown = this.shown;
    if (!shown || !words) return;
    const left = Math.max(8, Math.min(words.left, innerWidth - shown.offsetWidth - 16));
    const below = words.bottom + 8 + shown.offsetHeight < innerHeight;
    shown.style.left = `${left + scrollX}px`;
    shown.style.top = `${(below ? words.bottom + 8 : words.top - 8 - shown.offsetHeight) + scrollY}px`;
  }

  close() {
    if (!this.shown) return;
    this.shown.remove();
    this.shown = null;
    this.select("");
    this.at?.focus({ preventScroll: true });
  }
}
