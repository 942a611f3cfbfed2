// @ts-check
/** Choosing the other end of a way: what is clicked or found next is not selected, but where the way leads. */
import { el, say } from "./dom.js";
import { t } from "./i18n.js";

const PHONE = "(max-width: 720px)";

export class Picking {
  /** @param {HTMLElement} hint where it is said what to do @param {(from: string, to: string) => void} picked */
  constructor(hint, picked) {
    this.hint = hint;
    this.picked = picked;
    this.from = "";
    this.box = /** @type {HTMLInputElement} */ (document.getElementById("q"));
    this.said = this.box.placeholder;
  }

  /** @param {string} from id of the node a way begins at @param {string} named */
  begin(from, named) {
    this.from = from;
    const said = t("ways.pick", { name: named });
    this.hint.replaceChildren(el("span", {}, said), el("button", { class: "btn", type: "button", onclick: () => this.end() }, t("ways.cancel"), " ", el("kbd", { "aria-hidden": "true" }, "Esc")));
    this.hint.hidden = false;
    document.body.classList.add("picking");
    this.box.placeholder = t("ways.pick.search");
    if (!matchMedia(PHONE).matches) this.box.focus(); // there searching would cover the tree
    say(said);
  }

  /** Whether a choice was meant as the other end. @param {string | null} to */
  takes(to) {
    const { from } = this;
    if (!from || !to) return false;
    if (to === from) { say(t("ways.same")); return true; }
    this.end();
    this.picked(from, to);
    return true;
  }

  /** Choose no end after all; tells whether one was being chosen. */
  end() {
    const was = Boolean(this.from);
    this.from = "";
    this.hint.hidden = true;
    document.body.classList.remove("picking");
    this.box.placeholder = this.said;
    return was;
  }
}
