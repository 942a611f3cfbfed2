// @ts-check
/** Elements made from data: text always enters as text, never as markup. */
import { lang, t } from "./i18n.js";
import { island } from "./island.js";
import { Offline, Problem } from "./api.js";
import { units, words } from "./positions.js";

const SVG = "http://www.w3.org/2000/svg";
/**
 * How labels and types look and are called (viz/style.yaml).
 * @type {{labels: Record<string, {zh: string, en: string, many: string, light: string[], dark: string[], shape: string}>,
 *   types: Record<string, {zh: [string, string], en: [string, string], tree: boolean}>, columns: any[]}}
 */
export const STYLE = { labels: {}, types: {}, columns: [], ...island("style") };

/** A label's name. @param {string} label @param {boolean} [many] */
export const labelTitle = (label, many = false) => {
  const look = STYLE.labels[label];
  return look ? (lang === "zh" ? look.zh : many ? look.many : look.en) : label;
};

/** A relationship type as a verb, read from its source or (reverse) from its target. @param {string} type @param {boolean} [reverse] */
export const verb = (type, reverse = false) => STYLE.types[type]?.[lang][reverse ? 1 : 0] ?? type;

const HAN = /\p{Script=Han}/gu, LATIN = /[A-Za-z]/g, ENGLISH = /[A-Za-z]{2,}[ ,]+[A-Za-z]{2,}/;

/** The language of texts that are not in the page's own, as names of sources and units are: a voice reads them as what they are. @param {any[]} children */
function otherLanguage(children) {
  const text = children.filter((child) => typeof child === "string").join(" ");
  const han = text.match(HAN)?.length ?? 0;
  if (lang === "en") return han > (text.match(LATIN)?.length ?? 0) ? "zh-Hans" : null;
  return !han && ENGLISH.test(text) ? "en" : null;
}

/**
 * An element: `el("a", {class: "btn", href}, "text", child)`. `on…` attributes are listeners, null ones are left out.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node | string | number | null | undefined | false)} children
 * @returns {any}
 */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : String(value));
  }
  const told = "lang" in attributes ? null : otherLanguage(children);
  if (told) made.lang = told;
  made.append(.../** @type {any[]} */ (children.filter((c) => c !== null && c !== undefined && c !== false)).map((c) => (typeof c === "number" ? String(c) : c)));
  return made;
}

/** @param {string} tag @param {Record<string, any>} [attributes] @param {...Element} children */
export function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

/** The path of a label's shape, in a 16 × 16 box. @param {string} label */
export const shapeOf = (label) => STYLE.labels[label]?.shape ?? "M8 2.5A5.5 5.5 0 1 1 8 13.5A5.5 5.5 0 1 1 8 2.5Z";

/** A label's shape, coloured by its class. @param {string} label @param {string} [size] class names besides */
export const icon = (label, size = "") =>
  svg("svg", { class: `g k k-${label.toLowerCase()} ${size}`.trim(), viewBox: "0 0 16 16", "aria-hidden": "true" },
    svg("path", { d: shapeOf(label), "fill-rule": "evenodd" }));

/** A line icon. @param {string} d the path */
export const lineIcon = (d) => svg("svg", { class: "line", viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("path", { d }));

/** ●●○ and the word. @param {"high" | "medium" | "low"} level */
export function confidence(level) {
  const filled = { high: 3, medium: 2, low: 1 }[level] || 1;
  const dots = el("span", { class: "conf", "aria-hidden": "true" }, ...[1, 2, 3].map((i) => el("i", { class: i <= filled ? "y" : null })));
  return [dots, el("span", {}, t(`level.${level}`))];
}

/** How a confidence is shown. @param {number} value @returns {"high" | "medium" | "low"} */
export const level = (value) => (value >= 0.85 ? "high" : value >= 0.6 ? "medium" : "low");

/**
 * A message in place of what is missing: heading, words, ways out.
 * @param {string} title @param {string} [text] @param {...Element} buttons
 */
export const message = (title, text = "", ...buttons) =>
  el("div", {}, el("div", { class: "msg" }, el("b", {}, title), text && el("p", {}, text)), buttons.length > 0 && el("div", { class: "btns" }, ...buttons));

/**
 * What went wrong, in place of what failed, and one way out.
 * @param {unknown} error @param {() => void} [retry]
 */
export function failure(error, retry) {
  const again = retry ? [el("button", { class: "btn pri", type: "button", onclick: retry }, t("error.retry"))] : [];
  if (error instanceof Offline) return message(t("error.offline"), t("error.offline.more"), ...again);
  if (error instanceof Problem) return message(error.title || t("error.title"), error.detail, ...(error.status >= 500 ? again : []));
  return message(t("error.title"), String(error), ...again);
}

/**
 * Still grey rows where the content will be, after 300 ms of nothing.
 * @param {Element} place @param {string} text @returns {() => void} call it when the content is there
 */
export function loading(place, text = t("loading")) {
  const rows = el("div", { class: "still", "aria-busy": "true" }, ...[0, 1, 2, 3].map((i) => el("i", { class: `still-${i}` })), el("p", { class: "cap" }, text));
  const timer = setTimeout(() => place.replaceChildren(rows), 300);
  return () => { clearTimeout(timer); rows.remove(); };
}

/** Say something once to who cannot see the picture. @param {string} text */
export function say(text) {
  const place = document.getElementById("said");
  if (place) place.textContent = text;
}

/**
 * A passage as nodes with stretches lit.
 * @param {string} text @param {{start: number, end: number}[]} stretches in code points
 * @param {(words: string) => Node} [wrap] what a lit stretch becomes
 * @returns {(Node | string)[]}
 */
export function lit(text, stretches, wrap = (said) => el("mark", {}, said)) {
  const at = units(text);
  const out = /** @type {(Node | string)[]} */ ([]);
  let done = 0;
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < done) continue;
    out.push(words(text, done, start, at), wrap(words(text, start, end, at)));
    done = end;
  }
  out.push(words(text, done, Infinity, at));
  return out.filter((part) => part !== "");
}
