// @ts-check
/** The interface's words in the page's language. The source's own words are never translated. */
import { island } from "./island.js";

/** @type {Record<string, string>} */
const WORDS = island("words");

/** @type {"zh" | "en"} */
export const lang = document.documentElement.lang === "en" ? "en" : "zh";

/**
 * A text of the interface, with `{name}` filled in; a key nobody translated shows itself.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function t(key, values = {}) {
  const text = WORDS[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));
}

/** Whether the words hold this key. @param {string} key */
export const has = (key) => key in WORDS;

/**
 * A name pair in the page's language, else in the other.
 * @param {{zh?: string|null, en?: string|null} | string | null | undefined} pair
 * @returns {string}
 */
export function name(pair) {
  if (!pair || typeof pair === "string") return pair || "";
  return (lang === "en" ? pair.en || pair.zh : pair.zh || pair.en) || "";
}

/** The name in the other language, where it has one. @param {any} pair @returns {string} */
export function otherName(pair) {
  if (!pair || typeof pair === "string" || !pair.zh || !pair.en) return "";
  return lang === "en" ? pair.zh : pair.en;
}

/** Which language a text of a pair is in, for its `lang` attribute. @param {any} pair */
export const nameLang = (pair) => (lang === "en" && pair?.en) || !pair?.zh ? "en" : "zh-Hans";

/** A number with the language's grouping. @param {number} n */
export const number = (n) => (lang === "en" ? n.toLocaleString("en") : String(n));
