// @ts-check
/** The header of every page: language and theme switches, and the search box. */
import { query } from "./api.js";
import { carry, kept } from "./carry.js";
import { searching } from "./search.js";

/** The page's address with one parameter changed. @param {string} key @param {string | null} value */
export function addressWith(key, value) {
  const now = new URLSearchParams(location.search);
  /** @type {Record<string, string[]>} */
  const next = {};
  for (const k of now.keys()) next[k] = now.getAll(k);
  if (value === null) delete next[key];
  else next[key] = [value];
  return location.pathname + query(next) + location.hash;
}

/** @param {string} theme */
function showTheme(theme) {
  document.documentElement.dataset.theme = theme;
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-theme-to]"))) {
    button.setAttribute("aria-pressed", String(button.dataset.themeTo === theme));
  }
  document.dispatchEvent(new CustomEvent("theme", { detail: theme }));
}

for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-lang]"))) {
  button.addEventListener("click", () => location.assign(addressWith("lang", button.dataset.lang === "zh" ? null : "en")));
}
for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-theme-to]"))) {
  button.addEventListener("click", () => {
    const theme = button.dataset.themeTo || "light";
    history.replaceState(history.state, "", addressWith("theme", theme));
    showTheme(theme);
    carry();
  });
}
const dark = matchMedia("(prefers-color-scheme: dark)").matches;
if (!document.documentElement.dataset.theme) {
  document.querySelector(`[data-theme-to="${dark ? "dark" : "light"}"]`)?.setAttribute("aria-pressed", "true");
}

carry();
if (document.documentElement.dataset.page !== "explorer") {
  const graph = (/** @type {Record<string, any>} */ at) => location.assign(`/${query({ ...kept(), ...at })}`);
  searching({ chosen: (id) => graph({ select: id }), asked: (ask, node) => graph({ ask, node }) });
}
