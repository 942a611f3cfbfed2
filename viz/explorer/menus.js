// @ts-check
/** Menus that open below their button: a click elsewhere or Esc closes them, and Esc gives the focus back. */

const OPEN = "details.menu[open]";

export function closeMenus() {
  document.addEventListener("pointerdown", (event) => {
    for (const open of document.querySelectorAll(OPEN)) if (!open.contains(/** @type {Node} */ (event.target))) open.removeAttribute("open");
  });
  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && /** @type {Element} */ (event.target).closest?.(OPEN);
    if (!open) return;
    event.stopImmediatePropagation();
    open.removeAttribute("open");
    open.querySelector("summary")?.focus();
  }, { capture: true });
}
