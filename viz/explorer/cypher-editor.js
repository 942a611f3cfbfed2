// @ts-check
/** The query editor: a plain text field with its words coloured beneath, line numbers, and completion. */
import { complete } from "./cypher-complete.js";
import { bound, tokens } from "./cypher-words.js";
import { el } from "./dom.js";
import { glyph } from "./parts.js";

const byId = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));

/** The query as coloured words. @param {string} query @returns {(string | Node)[]} */
export function coloured(query) {
  const all = tokens(query);
  const labels = bound(all);
  return all.map((token) => {
    if (["space", "mark", "quoted"].includes(token.kind)) return token.text;
    if (token.kind === "label") return el("span", { class: `c-${token.text.replaceAll("`", "").toLowerCase()}` }, token.text);
    if (token.kind === "word") return labels.has(token.text) ? el("span", {}, token.text) : token.text;
    return el("span", { class: `c-${token.kind}` }, token.text);
  });
}

export class Editor {
  /** @param {() => void} run @param {(query: string) => void} changed */
  constructor(run, changed) {
    this.field = byId("query");
    this.run = run;
    this.changed = changed;
    /** @type {import("./cypher-complete.js").Words} */
    this.schema = { labels: [], types: [] };
    /** @type {import("./cypher-complete.js").Offer[]} */
    this.offers = [];
    this.at = 0;
    this.from = 0;
    this.field.addEventListener("input", () => { this.draw(); this.offer(); });
    this.field.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.pressed(event));
    this.field.addEventListener("blur", () => this.close());
    byId("offers").addEventListener("mousedown", (/** @type {MouseEvent} */ event) => this.chosen(event));
  }

  get query() {
    return this.field.value;
  }

  set query(text) {
    this.field.value = text;
    this.close();
    this.draw();
  }

  /** @param {number} [wrong] a line to mark */
  draw(wrong = 0) {
    const lines = this.query.split("\n");
    byId("colours").replaceChildren(...coloured(this.query), "\n");
    byId("lines").replaceChildren(...lines.flatMap((_, i) => [i + 1 === wrong ? el("span", { class: "bad" }, i + 1) : String(i + 1), "\n"]));
    this.changed(this.query);
  }

  /** Put the caret at the beginning of a line. @param {number} line from 1 */
  goTo(line) {
    const start = this.query.split("\n").slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    this.field.focus();
    this.field.setSelectionRange(start, start + (this.query.split("\n")[line - 1] ?? "").length);
  }

  /** Put text in at the caret. @param {string} text @param {number} [from] */
  insert(text, from = this.field.selectionStart) {
    const end = this.field.selectionEnd;
    this.field.setRangeText(text, from, Math.max(from, end), "end");
    this.field.focus();
    this.draw();
  }

  offer() {
    const caret = this.field.selectionStart;
    const { from, offers } = complete(this.query, caret, this.schema);
    [this.from, this.offers, this.at] = [from, offers, 0];
    if (!offers.length) return this.close();
    this.show();
  }

  show() {
    const rows = this.offers.map((offer, i) => el("li", { role: "option", id: `offer-${i}`, "data-at": i, "aria-selected": String(i === this.at) },
      offer.kind === "label" && glyph(offer.text), offer.text, el("small", {}, [offer.title, offer.count].filter((v) => v !== undefined).join("　"))));
    byId("offers").replaceChildren(...rows);
    const meaning = this.offers[this.at].definition ?? "";
    byId("meaning").textContent = meaning;
    byId("meaning").hidden = !meaning;
    byId("pop").hidden = false;
    this.field.setAttribute("aria-activedescendant", `offer-${this.at}`);
    this.place();
  }

  /** Under the word being typed. */
  place() {
    const range = document.createRange();
    const walker = document.createTreeWalker(byId("colours"), NodeFilter.SHOW_TEXT);
    let left = this.from;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (left < length) { range.setStart(node, left); range.setEnd(node, Math.min(left + 1, length)); break; }
      left -= length;
    }
    const [word, box, pop] = [range.getBoundingClientRect(), byId("pop").parentElement.getBoundingClientRect(), byId("pop")];
    pop.style.left = `${Math.max(8, Math.min(word.left - box.left - 14, box.width - pop.offsetWidth - 8))}px`;
    pop.style.top = `${word.bottom - box.top + 4}px`;
  }

  close() {
    this.offers = [];
    byId("pop").hidden = true;
    this.field.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); this.close(); this.run(); return; }
    if (event.key === " " && event.ctrlKey) { event.preventDefault(); this.offer(); return; }
    if (!this.offers.length || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.at = (this.at + step + this.offers.length) % this.offers.length;
      this.show();
    } else if (event.key === "Enter" || event.key === "Tab") this.take(this.at);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  /** @param {number} which */
  take(which) {
    const { text, kind } = this.offers[which];
    const from = this.from;
    this.close();
    this.insert(text + (kind === "keyword" ? " " : kind === "function" ? "(" : ""), from);
  }

  /** @param {MouseEvent} event */
  chosen(event) {
    event.preventDefault();
    const row = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("li"));
    if (row) this.take(Number(row.dataset.at));
  }
}

