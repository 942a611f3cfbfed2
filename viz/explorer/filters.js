// @ts-check
/** Filters above the canvas: plans, document, year, evidence, confidence; each a chip that says what it is set to and can be cleared. */
import { el, lineIcon } from "./dom.js";
import { name, t } from "./i18n.js";
import { FILTERS } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {(change: Partial<State>) => void} Change */
/** @typedef {[string, string]} Choice value and text */

const DOWN = "M4 6L8 10L12 6", CROSS = "M4.5 4.5L11.5 11.5M11.5 4.5L4.5 11.5";
const MANY = 12; // choices a list shows without a field to find them in

/** Nothing filtered. @returns {Partial<State>} */
export const unfiltered = () => /** @type {Partial<State>} */ (Object.fromEntries(FILTERS.map((key) => [key, key === "plan" ? [] : ""])));

/** @param {string} key @param {string} said @param {boolean} on @param {HTMLElement[]} options @param {() => void} clear */
function chip(key, said, on, options, clear) {
  const what = t(`filter.${key}`), list = el("div", { class: "pop" }, options.length > MANY && finder(options), ...options);
  return el("span", { class: on ? "filter on" : "filter" },
    el("details", { class: "menu", "data-filter": key }, el("summary", { class: "chip" }, what, el("b", { class: said === t("filter.all") ? "all" : null }, said), !on && lineIcon(DOWN)), list),
    on && el("button", { class: "clear", type: "button", "data-clear": key, "aria-label": t("filter.clear", { what }), title: t("filter.clear", { what }), onclick: clear }, lineIcon(CROSS)));
}

/** A field that narrows a long list. @param {HTMLElement[]} options */
function finder(options) {
  const find = (/** @type {any} */ event) => { for (const option of options) option.hidden = !option.textContent?.toLowerCase().includes(event.target.value.trim().toLowerCase()); };
  return el("input", { class: "finder", type: "search", placeholder: t("filter.find"), "aria-label": t("filter.find"), oninput: find });
}

/** One of several. @param {string} key @param {Choice[]} choices @param {string} now @param {Change} change */
function one(key, choices, now, change) {
  const all = /** @type {Choice[]} */ ([["", t("filter.all")], ...choices]);
  const options = all.map(([value, text]) => el("label", {}, el("input", { type: "radio", name: key, value, checked: now === value, onchange: () => change({ [key]: value }) }), el("span", {}, text)));
  const said = choices.find(([value]) => value === now)?.[1] ?? (now || t("filter.all"));
  return chip(key, said, Boolean(now), options, () => change({ [key]: "" }));
}

/** Several plans, or all. @param {State} state @param {any[]} plans @param {Change} change */
function several(state, plans, change) {
  const chosen = state.plan.length ? state.plan : plans.map((p) => p.id);
  const boxes = plans.map((plan) => el("label", {}, el("input", { type: "checkbox", value: plan.id, checked: chosen.includes(plan.id), onchange: () => pick() }), el("span", {}, name(plan.pref_label))));
  const pick = () => {
    const on = boxes.map((b) => b.querySelector("input")).filter((i) => i.checked).map((i) => i.value);
    change({ plan: on.length === plans.length ? [] : on });
  };
  const said = state.plan.length ? `${state.plan.length}/${plans.length}` : String(plans.length);
  return chip("plan", said, state.plan.length > 0, boxes, () => change({ plan: [] }));
}

/**
 * @param {HTMLElement} place @param {State} state @param {{plans: any[], documents: any[], years: string[]}} known @param {Change} change
 */
export function showFilters(place, state, { plans, documents, years }, change) {
  const active = FILTERS.filter((key) => state[/** @type {keyof State} */ (key)].length);
  const held = heldBy(place);
  place.replaceChildren(
    several(state, plans, change),
    one("document", documents.map((d) => [d.id, name(d.pref_label)]), state.document, change),
    one("year", years.map((y) => [y, y]), state.year, change),
    one("evidence", [["exact", t("evidence.exact")], ["citation", t("evidence.citation")]], state.evidence, change),
    one("min_confidence", [["0.85", t("level.high")], ["0.6", t("filter.medium")]], state.min_confidence, change),
    ...(active.length > 1 ? [el("button", { class: "btn bare", type: "button", id: "clear-all", onclick: () => change(unfiltered()) }, t("filter.clear.all"))] : []));
  held(place);
}

/** A menu that was open stays open, and the focus where it was. @param {HTMLElement} place @returns {(place: HTMLElement) => void} */
function heldBy(place) {
  const open = /** @type {HTMLElement | null} */ (place.querySelector("details[open]"))?.dataset.filter;
  const focused = document.activeElement, inside = place.contains(focused);
  const value = inside && focused instanceof HTMLInputElement ? focused.value : null;
  const near = inside ? /** @type {HTMLElement | null} */ (focused?.closest(".filter"))?.querySelector("details")?.dataset.filter : undefined;
  return (now) => {
    const menu = now.querySelector(`[data-filter="${open}"]`);
    menu?.setAttribute("open", "");
    const input = [...(menu?.querySelectorAll("input") ?? [])].find((i) => i.value === value);
    /** @type {HTMLElement | null | undefined} */ (input ?? (near ? now.querySelector(`[data-filter="${near}"] summary`) : null))?.focus();
  };
}
