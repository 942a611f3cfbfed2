// @ts-check
/** The search box: suggestions grouped by label, in Chinese, pinyin, initials or English, and ready questions; keyboard ↑↓ ↵ Esc. */
import { get, getOnce, Offline } from "./api.js";
import { el, failure, message } from "./dom.js";
import { inTexts } from "./fulltext.js";
import { number, t } from "./i18n.js";
import { Options } from "./options.js";
import { groups, keysFoot, planOption, questionOption } from "./suggestions.js";

const LIMIT = 12, PAUSE = 90;
const HITS = 5, ASKED = 4; // questions offered about the best hits

/** @typedef {{chosen: (id: string, add: boolean) => void, asked: (ask: string, node: string) => void}} Acts */

export class Search {
  /** @param {Acts} acts */
  constructor(acts) {
    this.acts = acts;
    this.box = /** @type {HTMLInputElement} */ (document.getElementById("q"));
    this.options = new Options(this.box, /** @type {HTMLElement} */ (document.getElementById("suggestions")));
    this.place = /** @type {HTMLElement} */ (document.getElementById("search"));
    this.asked = new AbortController();
    this.timer = 0;
    this.composing = false;
    this.listen();
  }

  listen() {
    const { box } = this;
    box.addEventListener("compositionstart", () => { this.composing = true; });
    box.addEventListener("compositionend", () => { this.composing = false; this.soon(); });
    box.addEventListener("input", () => { if (!this.composing) this.soon(); });
    box.addEventListener("focus", () => { this.place.classList.add("open"); this.ask(); });
    box.addEventListener("keydown", (event) => this.key(event));
    this.options.list.addEventListener("mousedown", (event) => { if (!(/** @type {Element} */ (event.target)).closest("button")) event.preventDefault(); }); // the focus stays in the box
    this.place.addEventListener("focusout", (event) => { if (!this.place.contains(/** @type {Node | null} */ (event.relatedTarget))) this.leave(); });
    document.getElementById("search-leave")?.addEventListener("click", () => this.leave());
    document.addEventListener("pointerdown", (event) => { if (!this.place.contains(/** @type {Node} */ (event.target))) this.leave(); });
    document.addEventListener("keydown", (event) => {
      const typing = /** @type {Element} */ (event.target).matches?.("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      box.focus();
      box.select();
    });
  }

  /** What was offered before anything was typed is gone at once; suggestions come when the typing rests. */
  soon() {
    window.clearTimeout(this.timer);
    this.asked.abort();
    if (this.options.at < 0) this.options.hide();
    this.timer = window.setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const q = this.box.value.trim();
    this.asked.abort();
    this.asked = new AbortController();
    const { signal } = this.asked;
    try {
      if (q) await this.show(await get("/v1/search", { q, limit: LIMIT }, signal), q, signal);
      else await this.begin(signal);
    } catch (error) {
      if (error instanceof DOMException) return;
      this.options.show([failure(error, error instanceof Offline ? () => this.ask() : undefined)]);
    }
  }

  /** Before anything is typed: questions often asked, and the plans. @param {AbortSignal} signal */
  async begin(signal) {
    if (document.body.classList.contains("picking")) return this.options.hide();
    const asks = [get("/v1/questions", {}, signal), get("/v1/nodes", { label: "Plan", limit: LIMIT }, signal)];
    const [questions, plans] = await Promise.all(asks).catch(() => [{ items: [] }, { items: [] }]); // nobody asked for it: nothing is said
    if (signal.aborted) return;
    if (!questions.items.length && !plans.items.length) return;
    const asked = questions.items.map((/** @type {any} */ o) => this.question(o));
    const named = plans.items.map((/** @type {any} */ n) => planOption(n, (e) => this.choose(n.id, e.shiftKey)));
    this.options.show([...titled(t("questions.start"), asked), ...titled(t("intro.plans"), named), keysFoot("")]);
  }

  /** @param {any} found @param {string} q @param {AbortSignal} signal */
  async show(found, q, signal) {
    if (!found.items.length) return this.none(q, signal);
    const n = found.total ?? found.items.length;
    const all = n > found.items.length ? t("search.some", { shown: found.items.length, n: number(n) }) : t("search.all", { n: number(n) });
    this.options.show([...groups(found.items, q, (id, e) => this.choose(id, e.shiftKey)), keysFoot(all)]);
    this.options.move(0);
    const about = found.items.slice(0, HITS).map((/** @type {any} */ hit) => hit.node.id);
    const offered = await get("/v1/questions", { node: about }, signal).catch(() => ({ items: [] }));
    if (signal.aborted || !this.options.open) return;
    this.options.add(titled(t("questions"), offered.items.slice(0, ASKED).map((/** @type {any} */ o) => this.question(o))));
  }

  /** @param {any} offer */
  question(offer) {
    return questionOption(offer, () => { this.done(); this.acts.asked(offer.ask, offer.node.id); });
  }

  /** @param {string} q @param {AbortSignal} signal */
  async none(q, signal) {
    const schema = await getOnce("/v1/schema").catch(() => null);
    const n = schema ? schema.labels.reduce((/** @type {number} */ sum, /** @type {any} */ l) => sum + l.count, 0) : 0;
    const clear = el("button", { class: "btn", type: "button", onclick: () => { this.box.value = ""; this.box.focus(); this.ask(); } }, t("search.clear"));
    const texts = await inTexts(q);
    if (signal.aborted) return;
    this.options.show([message(t("search.none", { q }), n ? t("search.searched", { n: number(n) }) : "", clear), ...titled(t("search.texts"), texts)]);
  }

  hide() {
    window.clearTimeout(this.timer);
    this.asked.abort();
    this.options.hide();
  }

  leave() {
    this.hide();
    this.place.classList.remove("open");
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (this.options.open) this.options.walk(step);
      else this.ask();
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.enter(event.shiftKey);
    } else if (event.key === "Escape") {
      if (this.options.open || !document.body.classList.contains("picking")) event.stopPropagation();
      if (this.options.open) this.hide();
      else this.box.blur();
    }
  }

  /** Enter takes what is marked; typed faster than the answer, it waits for it. @param {boolean} add */
  async enter(add) {
    const typed = this.box.value.trim();
    if (this.options.at < 0 && !typed) return;
    if (this.options.at < 0) { window.clearTimeout(this.timer); await this.ask(); }
    const option = this.options.marked;
    if (option?.dataset.node) this.choose(option.dataset.node, add);
    else option?.click();
  }

  /** @param {string} id @param {boolean} add */
  choose(id, add) {
    this.done();
    this.acts.chosen(id, add);
  }

  done() {
    this.leave();
    this.box.value = "";
    this.box.blur();
  }
}

/** A heading and what stands under it; nothing where there is nothing. @param {string} title @param {HTMLElement[]} options */
const titled = (title, options) => (options.length ? [el("h4", { role: "presentation" }, title), ...options] : []);

/** @type {Search | null} */
let search = null;

/** What choosing a suggestion does on this page; on the others it leads to the graph. @param {Acts} acts */
export function searching(acts) {
  if (search) search.acts = acts;
  else search = new Search(acts);
}
