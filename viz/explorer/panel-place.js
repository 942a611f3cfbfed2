// @ts-check
/** The panel's place: whose turn it is to fill it, and what every filling begins with. */
import { el, lineIcon } from "./dom.js";
import { t } from "./i18n.js";

const CROSS = "M3.5 3.5L12.5 12.5M12.5 3.5L3.5 12.5";
let turn = 0; // which request the panel waits for; answers to earlier ones are dropped

/** Begin to fill the panel; the answer tells whether it is still one's turn. @returns {() => boolean} */
export function myTurn() {
  const mine = ++turn;
  return () => mine === turn;
}

/** @param {HTMLElement} place @param {any[]} parts */
export function fill(place, parts) {
  place.removeAttribute("data-empty");
  place.replaceChildren(...parts.filter(Boolean));
  place.scrollTop = 0;
}

/** The first line: what kind of thing this is, and the way out. @param {() => void} close @param {...any} parts */
export const crumb = (close, ...parts) => el("div", { class: "crumb" }, ...parts, closeButton(close));

/** @param {() => void} close */
const closeButton = (close) => el("button", { class: "ib", id: "close", type: "button", "aria-label": t("close"), title: `${t("close")} Esc`, onclick: close }, lineIcon(CROSS));
