// @ts-check
/** The search box: suggestions grouped by label, in Chinese, pinyin, initials or English; keyboard ↑↓ ↵ Esc. */
import { get, getOnce, Offline } from "./api.js";
import { el, failure, labelTitle, message } from "./dom.js";
import { name, number, t } from "./i18n.js";
import { hitOption, parkQuestion } from "./suggestions.js";

const LIMIT = 12, PAUSE = 90;

/** @typedef {(id: string, add: boolean) => void} Chosen */

export class Search {
  /** @param {Chosen} chosen */
  constructor(chosen) {
    this.chosen = chosen;
    this.box = /** @type {HTMLInputElement} */ (document.getElementById("q"));
    this.list = /** @type {HTMLElement} */ (document.getElementById("suggestions"));
    /** @type {HTMLElement[]} */
    this.options = [];
    this.at = -1;
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
    box.addEventListener("focus", () => { if (box.value.trim()) this.soon(); });
    box.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("pointerdown", (event) => { if (!(/** @type {Element} */ (event.target)).closest?.("#search")) this.hide(); });
    document.addEventListener("keydown", (event) => {
      const typing = /** @type {Element} */ (event.target).matches?.("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      box.focus();
      box.select();
    });
  }

  soon() {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const q = this.box.value.trim();
    this.asked.abort();
    if (!q) return this.hide();
    this.asked = new AbortController();
    try {
      const found = await get("/v1/search", { q, limit: LIMIT }, this.asked.signal);
      this.show(found, q);
    } catch (error) {
      if (error instanceof DOMException) return;
      this.put([failure(error, error instanceof Offline ? () => this.ask() : undefined)], []);
    }
  }

  /** @param {any} found @param {string} q */
  async show(found, q) {
    if (!found.items.length) return this.none(q);
    /** @type {Map<string, any[]>} */
    const groups = new Map();
    for (const hit of found.items) groups.set(hit.node.label, [...(groups.get(hit.node.label) ?? []), hit]);
    const options = /** @type {HTMLElement[]} */ ([]);
    const best = name(found.items[0].node.pref_label);
    const parts = [...groups].flatMap(([label, hits]) => {
      const rows = hits.map((hit) => this.add(hitOption(hit, q, best, (e) => this.choose(hit.node.id, e.shiftKey)), options));
      return [el("h4", { role: "presentation" }, labelTitle(label)), ...rows];
    });
    const question = this.question(found.items[0].node, options);
    const n = found.total ?? found.items.length;
    const all = n > found.items.length ? t("search.some", { shown: found.items.length, n: number(n) }) : t("search.all", { n: number(n) });
    const keys = el("footer", { "aria-hidden": "true" }, el("span", {}, el("kbd", {}, "↑"), " ", el("kbd", {}, "↓"), ` ${t("search.choose")}`), el("span", {}, el("kbd", {}, "↵"), ` ${t("search.open")}`), document.body.classList.contains("page-explorer") && el("span", {}, el("kbd", {}, "⇧ ↵"), ` ${t("search.add")}`), el("span", {}, all));
    this.put([...parts, ...question, keys], options);
    this.move(0);
  }

  /** An option in its turn, marked where the pointer is. @param {HTMLElement} option @param {HTMLElement[]} options */
  add(option, options) {
    option.id = `s-${options.length}`;
    option.addEventListener("pointermove", () => this.move(this.options.indexOf(option)));
    options.push(option);
    return option;
  }

  /** A ready question about the best hit; it goes where the graph has no answer. @param {any} node @param {HTMLElement[]} options */
  question(node, options) {
    const asked = parkQuestion(node, () => this.choose(node.id, false), (option) => { this.options = this.options.filter((o) => o !== option); });
    return asked ? [asked.heading, this.add(asked.option, options)] : [];
  }

  /** @param {string} q */
  async none(q) {
    const schema = await getOnce("/v1/schema").catch(() => null);
    const n = schema ? schema.labels.reduce((/** @type {number} */ sum, /** @type {any} */ l) => sum + l.count, 0) : 0;
    const clear = el("button", { class: "btn", type: "button", onclick: () => { this.box.value = ""; this.hide(); this.box.focus(); } }, t("search.clear"));
    this.put([message(t("search.none", { q }), n ? t("search.searched", { n: number(n) }) : "", clear)], []);
  }

  /** @param {any[]} parts @param {HTMLElement[]} options */
  put(parts, options) {
    this.options = options;
    this.at = -1;
    this.list.replaceChildren(...parts);
    this.list.hidden = false;
    this.box.setAttribute("aria-expanded", "true");
  }

  hide() {
    window.clearTimeout(this.timer);
    this.asked.abort();
    this.list.hidden = true;
    this.options = [];
    this.at = -1;
    this.box.setAttribute("aria-expanded", "false");
    this.box.removeAttribute("aria-activedescendant");
  }

  /** @param {number} to */
  move(to) {
    if (!this.options.length) return;
    this.options[this.at]?.setAttribute("aria-selected", "false");
    this.at = (to + this.options.length) % this.options.length;
    const option = this.options[this.at];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.box.setAttribute("aria-activedescendant", option.id);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (this.list.hidden) this.ask();
      else this.move(this.at < 0 ? (step > 0 ? 0 : -1) : this.at + step);
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.enter(event.shiftKey);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (this.list.hidden) this.box.blur();
      else this.hide();
    }
  }

  /** Enter takes what is marked; typed faster than the answer, it waits for it. @param {boolean} add */
  async enter(add) {
    if (this.at < 0) { window.clearTimeout(this.timer); await this.ask(); }
    const option = this.options[Math.max(0, this.at)];
    if (!option) return;
    if (option.dataset.node) this.choose(option.dataset.node, add);
    else option.click();
  }

  /** @param {string} id @param {boolean} add */
  choose(id, add) {
    this.hide();
    this.box.value = "";
    this.box.blur();
    this.chosen(id, add);
  }
}

/** @type {Search | null} */
let search = null;

/** What choosing a suggestion does on this page; on the others it leads to the graph. @param {Chosen} chosen */
export function searching(chosen) {
  if (search) search.chosen = chosen;
  else search = new Search(chosen);
}
