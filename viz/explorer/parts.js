// @ts-check
/** What the pages beside the graph share: a node's name with its shape, links that keep language and theme, states. */
import { query } from "./api.js";
import { kept } from "./carry.js";
import { el, failure, icon, loading, message } from "./dom.js";
import { has, name, t } from "./i18n.js";

/** @typedef {{id: string, label: string, pref_label: {zh?: string, en?: string}, [more: string]: any}} NodeJson */

/** @type {Map<string, any>} */
const shapes = new Map();

/** A label's shape; drawn once, then copied. @param {string} label @param {string} [size] */
export function glyph(label, size = "") {
  const key = `${label} ${size}`;
  if (!shapes.has(key)) shapes.set(key, icon(label, size));
  return shapes.get(key).cloneNode(true);
}

/**
 * An address of this site in the page's language and theme, with the shortlist.
 * @param {string} path @param {Record<string, any>} [parameters] @param {string} [hash]
 */
export const to = (path, parameters = {}, hash = "") => path + query({ ...kept(), ...parameters }) + hash;

/** A text with a number in it; English has a singular (`key.1`). @param {string} key @param {number} n @param {Record<string, any>} [values] */
export const counted = (key, n, values = {}) => t(n === 1 && has(`${key}.1`) ? `${key}.1` : key, { n, ...values });

/** Where the graph shows a node. @param {string} id */
export const inGraph = (id) => to("/", { select: id });

/** Where a document stands open at certain words. @param {{document: string, passage?: number, start?: number, end?: number}} place @param {string} [select] */
export const inDocument = (place, select) =>
  to(`/documents/${encodeURIComponent(place.document)}`, { passage: place.passage, start: place.start, end: place.end, select });

/** @param {NodeJson} node */
export const nodeName = (node) => name(node.pref_label) || node.id;

/** A node's name with its shape, leading to the graph. @param {NodeJson} node */
export const nodeLink = (node) => el("a", { class: "nd", href: inGraph(node.id) }, glyph(node.label), el("span", {}, nodeName(node)));

/** @param {string} label @param {(event: any) => void} act @param {string} [kind] */
export const button = (label, act, kind = "bare") => el("button", { class: `btn ${kind}`, type: "button", onclick: act }, label);

/**
 * A filter: a word and a list to choose from.
 * @param {string} label @param {[string, string][]} options value and text @param {string} chosen @param {(value: string) => void} act
 */
export function pick(label, options, chosen, act) {
  const list = el("select", { onchange: (/** @type {any} */ event) => act(event.target.value) });
  for (const [value, text] of options) list.append(el("option", { value, selected: value === chosen }, text));
  return el("label", { class: "pick" }, label, list);
}

/** Change the address without a new page; empty values go. @param {Record<string, any>} changes @param {string} [hash] */
export function remember(changes, hash = "") {
  const now = Object.fromEntries(new URLSearchParams(location.search));
  history.replaceState(history.state, "", location.pathname + query({ ...now, ...changes }) + hash);
}

/**
 * Fill a place with what the server answers: still rows while it takes long, the reason where it fails, with one way out.
 * @template T
 * @param {Element} place @param {() => Promise<T>} ask @param {(answer: T) => void} show
 */
export async function fill(place, ask, show) {
  const done = loading(place);
  try {
    const answer = await ask();
    done();
    show(answer);
  } catch (error) {
    done();
    const heading = document.querySelector("h1") ? [] : [el("h1", { class: "unseen" }, document.title)];
    place.replaceChildren(...heading, el("div", { class: "state", role: "alert" }, failure(error, () => fill(place, ask, show))));
  }
}

/** There is nothing, and that is said. @param {string} title @param {string} [text] @param {...Element} ways */
export const nothing = (title, text = "", ...ways) => el("div", { class: "state" }, message(title, text, ...ways));

/** Put the page's address on the clipboard and say so. @param {any} event */
export async function copyAddress(event) {
  const pressed = event.currentTarget;
  const before = pressed.textContent;
  await navigator.clipboard?.writeText(location.href);
  pressed.textContent = t("copied");
  setTimeout(() => { pressed.textContent = before; }, 1500);
}
