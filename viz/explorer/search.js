// @ts-check
/** The search box: suggestions grouped by label, in Chinese, pinyin, initials or English; keyboard ↑↓ ↵ Esc. */
import { get, getOnce, Offline } from "./api.js";
import { el, failure, icon, labelTitle, message, STYLE } from "./dom.js";
import { name, number, otherName, t } from "./i18n.js";

const LIMIT = 12, PAUSE = 90;

/** @typedef {(id: string, add: boolean) => void} Chosen */

/** The part of a text a query matches, underlined. @param {string} text @param {string} q */
export function marked(text, q) {
  const at = q ? text.toLowerCase().indexOf(q.toLowerCase()) : -1;
  if (at < 0) return el("span", {}, text);
  return el("span", {}, text.slice(0, at), el("u", {}, text.slice(at, at + q.length)), text.slice(at + q.length));
}

/** Why a hit is one, in words. @param {any} hit @param {string} q */
function why(hit, q) {
  if (hit.matched === "name") return "";
  const alias = (hit.node.alt_labels ?? []).find((/** @type {string} */ a) => a.toLowerCase().includes(q.toLowerCase()));
  if (hit.matched === "alias") return alias ? t("matched.alias", { what: alias }) : "";
  if (hit.matched === "english") return "";
  return t(`matched.${hit.matched}`, { what: q });
}

/** A second line in small: the other name, the year, the period. @param {any} node */
function aside(node) {
  const p = node.properties ?? {};
  if (node.label === "Plan" && p.period_start) return `${p.period_start}–${p.period_end ?? ""}`;
  if (p.year) return String(p.year);
  return otherName(node.pref_label);
}

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
      const rows = hits.map((hit) => this.option(hit, q, best, options));
      return [el("h4", { role: "presentation" }, labelTitle(label)), ...rows];
    });
    const question = this.question(found.items[0].node, options);
    const n = found.total ?? found.items.length;
    const all = n > found.items.length ? t("search.some", { shown: found.items.length, n: number(n) }) : t("search.all", { n: number(n) });
    const keys = el("footer", { "aria-hidden": "true" }, el("span", {}, el("kbd", {}, "↑"), " ", el("kbd", {}, "↓"), ` ${t("search.choose")}`), el("span", {}, el("kbd", {}, "↵"), ` ${t("search.open")}`), document.body.classList.contains("page-explorer") && el("span", {}, el("kbd", {}, "⇧ ↵"), ` ${t("search.add")}`), el("span", {}, all));
    this.put([...parts, ...question, keys], options);
    this.move(0);
  }

  /** A ready question about the best hit, where the graph knows its kind of answer. @param {any} node @param {HTMLElement[]} options */
  question(node, options) {
    if (!["Field", "Industry"].includes(node.label) || !STYLE.types.FOCUSES_ON) return [];
    const option = el("div", { role: "option", id: `s-${options.length}`, "aria-selected": "false", onclick: () => this.choose(node.id, false) },
      icon("Park"), el("span", {}, t("question.parks", { name: name(node.pref_label) })), el("span", { class: "why" }));
    getOnce(`/v1/nodes/${encodeURIComponent(node.id)}/neighbours`, { type: "FOCUSES_ON", direction: "in", limit: 1 }).then((near) => {
      option.lastElementChild.textContent = t("question.answers", { n: near.total });
      if (!near.total) { option.previousElementSibling?.remove(); option.remove(); this.options = this.options.filter((o) => o !== option); }
    }, () => {});
    options.push(option);
    return [el("h4", { role: "presentation" }, t("questions")), option];
  }

  /** @param {any} hit @param {string} q @param {string} best the best hit's name: what pinyin and initials stand for @param {HTMLElement[]} options */
  option(hit, q, best, options) {
    const { node } = hit;
    const said = name(node.pref_label), small = aside(node);
    const shown = said.toLowerCase().includes(q.toLowerCase()) || hit.matched === "english" ? q : best;
    const option = el("div", { role: "option", id: `s-${options.length}`, "aria-selected": "false", "data-node": node.id, onclick: (/** @type {MouseEvent} */ e) => this.choose(node.id, e.shiftKey) },
      icon(node.label), marked(said, shown), small && el("small", {}, ...marked(small, q).childNodes), el("span", { class: "why" }, why(hit, q)));
    option.addEventListener("pointermove", () => this.move(this.options.indexOf(option)));
    options.push(option);
    return option;
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
