// @ts-check
/** What the page shows, as its address: every field a query parameter, sorted, defaults left out. */
import { query } from "./api.js";

/**
 * The fields of a View (viz/view.py), `link`, the selected relationship as source~TYPE~target, and `short`, the shortlist.
 * @typedef {{expand: string[], fold: string[], label: string[], plan: string[], short: string[], ask: string, cypher: string, depth: string, document: string,
 *   evidence: string, lang: string, layout: string, link: string, min_confidence: string, node: string, q: string,
 *   select: string, theme: string, to: string, year: string}} State
 */

const LISTS = ["expand", "fold", "label", "plan", "short"];
const SINGLES = ["ask", "cypher", "depth", "document", "evidence", "lang", "layout", "link", "min_confidence", "node", "q", "select", "theme", "to", "year"];
const NOT_DRAWN = ["link", "short", "theme"];
/** Parameters that say what a picture is narrowed to. */
export const FILTERS = ["document", "evidence", "min_confidence", "plan", "year"];
const STAYS = ["lang", "layout", "short", "theme"];

/** @param {string} search @returns {State} */
export function readState(search = location.search) {
  const given = new URLSearchParams(search);
  const lists = LISTS.map((key) => [key, given.getAll(key).flatMap((v) => v.split(",")).filter(Boolean)]);
  const singles = SINGLES.map((key) => [key, given.get(key) ?? ""]);
  const state = /** @type {State} */ (Object.fromEntries([...lists, ...singles]));
  if (state.layout === "columns") state.layout = "";
  if (state.lang === "zh") state.lang = "";
  return state;
}

/** The address of a state. @param {State} state */
export const address = (state) => location.pathname + query({ ...state, short: state.short.join(",") }).replaceAll("%2C", ",");

/** The part of a state that decides what is drawn. @param {State} state @returns {Record<string, any>} */
export const drawnBy = (state) => Object.fromEntries(Object.entries(state).filter(([key]) => !NOT_DRAWN.includes(key)));

/** The View of a state, for figures and portable files. @param {State} state @returns {Record<string, any>} */
export const viewOf = (state) => Object.fromEntries(Object.entries(state).filter(([key]) => key !== "link" && key !== "short"));

/** Look at something else, with nothing hidden or selected of what was there; the shortlist stays. @param {Partial<State>} at @returns {Partial<State>} */
export const lookAt = (at) => ({ ...Object.fromEntries(Object.entries(readState("")).filter(([key]) => !STAYS.includes(key))), ...at });

/** Whether two states differ in nothing that is drawn or told of: at most in the shortlist. @param {State} a @param {State} b */
export const sameSight = (a, b) => query({ ...a, short: "" }) === query({ ...b, short: "" });

/** Whether two states draw the same picture, but for what a selection adds to it. @param {State} a @param {State} b */
export const samePicture = (a, b) => query({ ...drawnBy(a), select: "" }) === query({ ...drawnBy(b), select: "" });

/** A list with a thing put in or taken out. @param {string[]} list @param {string} one */
export const toggled = (list, one) => (list.includes(one) ? list.filter((other) => other !== one) : [...list, one]);
