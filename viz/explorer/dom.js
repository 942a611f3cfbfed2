// @ts-check
/** Elements made from data: text always enters as text, never as markup. */
import { t } from "./i18n.js";
import { island } from "./island.js";
import { Offline, Problem } from "./api.js";

const SVG = "http://www.w3.org/2000/svg";
/** @type {Record<string, any>} */
export const STYLE = island("style");

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

/** The drawing inside a label's shape (16 × 16), as an SVG fragment string from the style. @param {string} label */
export const shapeOf = (label) => STYLE[label]?.shape || '<circle cx="8" cy="8" r="5"/>';

/**
 * A label's shape, coloured by its class. The markup is the style's own, never data.
 * @param {string} label @param {string} [size] class names besides
 */
export function icon(label, size = "") {
  const parsed = new DOMParser().parseFromString(`<svg xmlns="${SVG}" viewBox="0 0 16 16">${shapeOf(label)}</svg>`, "image/svg+xml");
  const made = /** @type {any} */ (document.importNode(parsed.documentElement, true));
  made.setAttribute("class", `g k k-${label.toLowerCase()} ${size}`.trim());
  made.setAttribute("aria-hidden", "true");
  return made;
}

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
 * A passage as nodes with stretches lit. Positions count code points; JavaScript counts UTF-16: converted here only.
 * @param {string} text @param {{start: number, end: number}[]} stretches
 * @param {(words: string) => Node} [wrap] what a lit stretch becomes
 * @returns {(Node | string)[]}
 */
export function lit(text, stretches, wrap = (words) => el("mark", {}, words)) {
  const points = Array.from(text);
  const out = /** @type {(Node | string)[]} */ ([]);
  let at = 0;
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue;
    out.push(points.slice(at, start).join(""), wrap(points.slice(start, end).join("")));
    at = end;
  }
  out.push(points.slice(at).join(""));
  return out.filter((part) => part !== "");
}
