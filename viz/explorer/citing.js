// @ts-check
/** How to cite what is shown: a box that opens, the four styles, each to be copied. */
import { getOnce } from "./api.js";
import { el, failure, say } from "./dom.js";
import { lang, t } from "./i18n.js";

const STYLES = ["gbt7714", "apa", "bibtex", "csl-json"];
const PROSE = ["gbt7714", "apa"]; // an entry a line
/** The reader's own day, as 2022-07-08: only here is it known when something was read. */
const today = () => new Date().toLocaleDateString("sv-SE");

/** A closed box; what it holds is asked for when it opens. @param {Record<string, any>} what parameters of /v1/citation */
export function citing(what) {
  const place = el("div", { class: "styles" });
  const box = el("details", { class: "citing" }, el("summary", {}, t("cite")), place);
  box.addEventListener("toggle", () => { if (box.open && !place.childElementCount) show(place, what); });
  return box;
}

/** @param {HTMLElement} place @param {Record<string, any>} what */
async function show(place, what) {
  const ask = (/** @type {string} */ style) => getOnce("/v1/citation", { ...what, style, lang: lang === "en" ? "en" : "", accessed: today() });
  try {
    const texts = await Promise.all(STYLES.map(ask));
    place.replaceChildren(...texts.map((answer, i) => entry(STYLES[i], written(answer))));
  } catch (error) {
    place.replaceChildren(failure(error, () => show(place, what)));
  }
}

/** CSL-JSON arrives as an object. @param {any} answer @returns {string} */
const written = (answer) => (typeof answer === "string" ? answer.trimEnd() : JSON.stringify(answer, null, 2));

/** A style's name, its text, the button that copies it. @param {string} style @param {string} text */
function entry(style, text) {
  const lines = PROSE.includes(style) ? text.split("\n").map((line) => el("span", {}, line)) : [text];
  const words = el("pre", { role: "group", tabindex: "0", "aria-label": t(`cite.${style}`) }, ...lines);
  const copy = el("button", { class: "btn bare", type: "button", "data-cite": style, "aria-label": `${t("cite.copy")} ${t(`cite.${style}`)}`, onclick: () => take(copy, words, text) }, t("cite.copy"));
  return el("div", { class: "style" }, el("p", {}, el("b", {}, t(`cite.${style}`)), copy), words);
}

/** To the clipboard, or where there is none, marked to be copied by hand. @param {HTMLElement} button @param {HTMLElement} words @param {string} text */
async function take(button, words, text) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = t("cite.copied");
    say(t("cite.copied"));
    setTimeout(() => { button.textContent = t("cite.copy"); }, 1600);
  } catch {
    getSelection()?.selectAllChildren(words);
    say(t("cite.marked"));
  }
}
