// @ts-check
/** The keys of the graph page, as a list and as a dialog that `?` opens. */
import { el } from "./dom.js";
import { t } from "./i18n.js";

/** @typedef {[string, string]} Key keys, and what they do */

/** @type {Key[]} */
export const BRIEF = [["/", "keys.search"], ["← →", "keys.walk"], ["↑ ↓", "keys.sibling"], ["space", "keys.unfold"], ["E", "keys.evidence"], ["S", "keys.short"], ["Esc", "keys.back"], ["?", "keys.help"]];
/** @type {Key[]} */
const ALL = [["/", "keys.search"], ["↑ ↓ ↵", "keys.choose"], ["⇧ ↵", "keys.add"], ["← →", "keys.walk"], ["↑ ↓", "keys.sibling"], ["↵", "keys.open"], ["space", "keys.unfold"], ["E", "keys.evidence"], ["S", "keys.short"],
  ["L", "keys.legend"], ["Alt ↵", "keys.only"], ["1 2 3", "keys.layout"], ["Ctrl Z", "keys.undo"], ["Esc", "keys.back"], ["?", "keys.help"]];

/** @param {Key[]} keys */
export const keyRows = (keys) => el("dl", { class: "keys" }, ...keys.flatMap(([pressed, said]) => [el("dt", {}, ...pressed.split(" ").flatMap((k) => [el("kbd", {}, k === "space" ? t("space") : k), " "])), el("dd", {}, t(said))]));

/** Show the keys; the browser keeps the focus inside and gives it back. */
export function showHelp() {
  const close = el("button", { class: "btn pri", type: "button", onclick: () => dialog.close() }, t("close"));
  const dialog = el("dialog", { id: "help", class: "help", "aria-labelledby": "help-title", onclose: () => dialog.remove() }, el("h2", { id: "help-title" }, t("help")), keyRows(ALL), close);
  dialog.addEventListener("click", (/** @type {MouseEvent} */ event) => { if (event.target === dialog) dialog.close(); });
  document.body.append(dialog);
  dialog.showModal();
}
