// @ts-check
/** The picture as a tree: what keyboard and screen reader walk, and what a phone shows. */
import { el, icon, labelTitle } from "./dom.js";
import { number, t } from "./i18n.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {{select: (id: string) => void, unfold: (id: string) => void, focus: (id: string | null) => void}} Asked */

export class Tree {
  /** @param {HTMLElement} place @param {Asked} asked */
  constructor(place, asked) {
    this.place = place;
    this.asked = asked;
    /** @type {Map<string, HTMLElement>} */
    this.items = new Map();
    place.addEventListener("keydown", (event) => this.key(event));
    place.addEventListener("focusin", (event) => asked.focus(idOf(event.target)));
    place.addEventListener("focusout", () => asked.focus(null));
    place.addEventListener("click", (event) => this.click(event));
  }

  /** @param {Scene} scene */
  show(scene) {
    const had = idOf(document.activeElement);
    this.items.clear();
    /** @type {Map<string | null, any[]>} */
    const below = new Map();
    for (const n of scene.nodes.values()) {
      const parent = scene.owner(n);
      below.set(parent, [...(below.get(parent) ?? []), n]);
    }
    for (const list of below.values()) list.sort((a, b) => a.column - b.column);
    /** @type {(parent: string | null, depth: number) => HTMLElement[]} */
    const branch = (parent, depth) => {
      const list = below.get(parent) ?? [];
      return list.map((n, i) => this.item(n, { depth, i, of: list.length, below: branch(n.id, depth + 1) }));
    };
    this.place.replaceChildren(...branch(null, 1));
    (this.items.get(had ?? "") ?? this.place.querySelector("[role=treeitem]"))?.setAttribute("tabindex", "0");
    if (had) this.items.get(had)?.focus();
  }

  /** @param {any} n @param {{depth: number, i: number, of: number, below: HTMLElement[]}} where */
  item(n, { depth, i, of, below }) {
    const count = below.length + n.more;
    const made = el("li", { role: "treeitem", tabindex: "-1", "data-id": n.id, "aria-level": depth, "aria-posinset": i + 1, "aria-setsize": of, "aria-selected": "false", "aria-expanded": count ? String(below.length > 0) : null, "aria-label": [n.name, n.note, labelTitle(n.label), count ? t("tree.below", { n: number(count) }) : ""].filter(Boolean).join(t("comma.list")) },
      el("div", { class: "row" }, icon(n.label), el("span", {}, n.name), (n.note || count > 0) && el("em", {}, n.note ?? count)), below.length > 0 && el("ul", { role: "group" }, ...below));
    made.firstElementChild.style.setProperty("--depth", String(depth - 1));
    this.items.set(n.id, made);
    return made;
  }

  /** @param {string | null} id */
  select(id) {
    for (const item of this.place.querySelectorAll('[aria-selected="true"]')) item.setAttribute("aria-selected", "false");
    const item = this.items.get(id ?? "");
    if (!item) return;
    item.setAttribute("aria-selected", "true");
    this.tab(item);
  }

  /** The one item the Tab key reaches. @param {HTMLElement} item */
  tab(item) {
    this.place.querySelector('[tabindex="0"]')?.setAttribute("tabindex", "-1");
    item.setAttribute("tabindex", "0");
  }

  /** @param {Element | null | undefined} item */
  go(item) {
    if (!(item instanceof HTMLElement)) return;
    this.tab(item);
    item.focus();
  }

  /** Where the arrow keys begin, when nothing has the focus. @param {string | null} id */
  enter(id) {
    this.go(this.items.get(id ?? "") ?? this.place.querySelector('[tabindex="0"]'));
  }

  /** @param {MouseEvent} event */
  click(event) {
    const id = idOf(event.target);
    if (!id) return;
    const item = /** @type {HTMLElement} */ (this.items.get(id));
    if (item.hasAttribute("aria-expanded") && event.offsetX < 40) this.fold(item, id);
    else this.asked.select(id);
  }

  /** @param {HTMLElement} item @param {string} id */
  fold(item, id) {
    if (item.querySelector(":scope > ul")) item.setAttribute("aria-expanded", String(item.getAttribute("aria-expanded") !== "true"));
    else this.asked.unfold(id);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const id = idOf(event.target);
    const item = id ? this.items.get(id) : null;
    if (!id || !item || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = /** @type {Record<string, () => void>} */ ({
      ArrowLeft: () => this.go(item.parentElement?.closest("[role=treeitem]")),
      ArrowRight: () => this.go(item.querySelector("[role=treeitem]")),
      ArrowUp: () => this.go(item.previousElementSibling ?? this.cousin(item, -1)),
      ArrowDown: () => this.go(item.nextElementSibling ?? this.cousin(item, 1)),
      Home: () => this.go(item.parentElement?.firstElementChild),
      End: () => this.go(item.parentElement?.lastElementChild),
      Enter: () => this.asked.select(id),
      " ": () => this.asked.unfold(id),
    })[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /** The next item of the same level under another parent. @param {HTMLElement} item @param {number} step */
  cousin(item, step) {
    const level = [...this.place.querySelectorAll(`[aria-level="${item.getAttribute("aria-level")}"]`)];
    return level[level.indexOf(item) + step];
  }
}

/** @param {any} target @returns {string | null} */
const idOf = (target) => target?.closest?.("[role=treeitem]")?.dataset.id ?? null;
