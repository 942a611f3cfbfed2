// @ts-check
/** The graph page by keyboard; search box, tree and text fields have keys of their own. */

/** @typedef {{back: () => void, evidence: () => void, walk: () => void}} Acts */

/** @param {Acts} acts */
export function listenToKeys(acts) {
  document.addEventListener("keydown", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target.matches("input, textarea, select") || event.altKey) return;
    const act = actOf(event, target, acts);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

/** What a key does. @param {KeyboardEvent} event @param {Element} target @param {Acts} acts @returns {(() => void) | undefined} */
function actOf(event, target, acts) {
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) return key === "z" ? () => history.back() : undefined;
  if (event.key.startsWith("Arrow") && !target.closest("#panel, #scroll, details")) return acts.walk;
  const layout = /** @type {HTMLElement | undefined} */ ([...document.querySelectorAll("[data-layout]")][Number(key) - 1]);
  if (layout) return () => layout.click();
  return { escape: acts.back, e: acts.evidence, l: toLegend }[key];
}

const toLegend = () => /** @type {HTMLElement | null} */ (document.querySelector("#labels button"))?.focus();
