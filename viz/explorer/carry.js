// @ts-check
/** What goes along from page to page: language, theme, and the shortlist. */
import { query } from "./api.js";

const KEPT = ["lang", "theme", "short"];

/** The parameters that every page keeps. @returns {Record<string, string | null>} */
export function kept() {
  const now = new URLSearchParams(location.search);
  return Object.fromEntries(KEPT.map((key) => [key, now.get(key)]));
}

/** Links to other pages keep them. */
export function carry() {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".nav a, a.brand, a.home"))) {
    link.href = new URL(link.href).pathname + query(kept());
  }
}
