// @ts-check
/** The graph page by keyboard; search box, tree and text fields have keys of their own. */
import { showHelp } from "./help.js";

/** @typedef {{back: () => void, evidence: () => void, walk: () => void, unfold: () => void, keep: () => void, undo: () => void}} Acts */

/** @param {Acts} acts */
export function listenToKeys(acts) {
  document.addEventListener("keydown", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target.matches("input:not([type=radio], [type=checkbox]), textarea, select") ? event.key !== "Escape" : event.altKey) return;
    if (document.querySelector("dialog[open]")) return;
    const act = actOf(event, target, acts);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

/** What a key does. @param {KeyboardEvent} event @param {Element} target @param {Acts} acts @returns {(() => void) | undefined} */
function actOf(event, target, acts) {
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) return key === "z" && !event.shiftKey ? acts.undo : undefined;
  if (event.key.startsWith("Arrow") && !target.closest("#panel, #scroll, details")) return acts.walk;
  if (event.key === " ") return target.closest("button, a, summary, details, #scroll, input") ? undefined : acts.unfold;
  const layout = /** @type {HTMLElement | undefined} */ ([...document.querySelectorAll("[data-layout]")][Number(key) - 1]);
  if (layout) return () => layout.click();
  return { escape: acts.back, e: acts.evidence, l: toLegend, s: acts.keep, "?": showHelp }[key];
}

const toLegend = () => /** @type {HTMLElement | null} */ (document.querySelector("#labels button"))?.focus();
