// @ts-check
/** Menus that open below their button: a click elsewhere or Esc closes them, and Esc gives the focus back; on a phone the filters are one. */

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

/** The button that shows the filters where there is no room for them. @param {HTMLElement} button @param {HTMLElement} filters */
export const showsFilters = (button, filters) => button.addEventListener("click", () => button.setAttribute("aria-expanded", String(filters.classList.toggle("shown"))));
