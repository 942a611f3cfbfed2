// @ts-check
/** A list of options under a text field: one is marked, ↑↓ move the mark, the field says which it is. */

export class Options {
  /** @param {HTMLInputElement} box @param {HTMLElement} list */
  constructor(box, list) {
    this.box = box;
    this.list = list;
    /** @type {HTMLElement[]} */
    this.all = [];
    this.at = -1;
  }

  get open() { return !this.list.hidden; }

  /** The marked option, else the first. */
  get marked() { return this.all[Math.max(0, this.at)]; }

  /** Show these parts; what of them is an option can be chosen. @param {any[]} parts */
  show(parts) {
    this.at = -1;
    this.list.replaceChildren(...parts);
    this.list.hidden = false;
    this.number();
    this.box.setAttribute("aria-expanded", "true");
  }

  /** More parts, before the last one. @param {any[]} parts */
  add(parts) {
    this.list.lastElementChild?.before(...parts);
    this.number();
  }

  number() {
    this.all = [...this.list.querySelectorAll("[role=option]")].map((o) => /** @type {HTMLElement} */ (o));
    this.all.forEach((option, i) => {
      option.id = `s-${i}`;
      option.onpointermove = () => this.move(i);
    });
  }

  hide() {
    this.list.hidden = true;
    this.all = [];
    this.at = -1;
    this.box.setAttribute("aria-expanded", "false");
    this.box.removeAttribute("aria-activedescendant");
  }

  /** @param {number} to */
  move(to) {
    if (!this.all.length) return;
    this.all[this.at]?.setAttribute("aria-selected", "false");
    this.at = (to + this.all.length) % this.all.length;
    const option = this.all[this.at];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.box.setAttribute("aria-activedescendant", option.id);
  }

  /** One further, or back; from nowhere to the first or the last. @param {number} step */
  walk(step) {
    this.move(this.at < 0 ? (step > 0 ? 0 : -1) : this.at + step);
  }
}
