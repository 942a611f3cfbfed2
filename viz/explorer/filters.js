// @ts-check
/** Filters above the canvas: plans, year, evidence, confidence. */
import { el, lineIcon } from "./dom.js";
import { name, t } from "./i18n.js";

/** @typedef {import("./state.js").State} State */

const DOWN = "M4 6L8 10L12 6";

/** A chip that opens a list. @param {string} key @param {string} said @param {HTMLElement[]} options */
const chip = (key, said, options) =>
  el("details", { class: "menu", "data-filter": key }, el("summary", { class: "chip" }, t(`filter.${key}`), el("b", {}, said), lineIcon(DOWN)), el("div", { class: "pop" }, ...options));

/** @param {string} key @param {[string, string][]} choices value and text @param {string} now @param {(change: Partial<State>) => void} change */
function one(key, choices, now, change) {
  const options = [["", t("filter.all")], ...choices].map(([value, text]) => el("label", {}, el("input", { type: "radio", name: key, checked: now === value, onchange: () => change({ [key]: value }) }), text));
  return chip(key, (choices.find(([value]) => value === now) ?? ["", t("filter.all")])[1], options);
}

/** @param {HTMLElement} place @param {State} state @param {any[]} plans @param {string[]} years @param {(change: Partial<State>) => void} change */
export function showFilters(place, state, plans, years, change) {
  const chosen = state.plan.length ? state.plan : plans.map((p) => p.id);
  const boxes = plans.map((plan) => el("label", {}, el("input", { type: "checkbox", value: plan.id, checked: chosen.includes(plan.id), onchange: () => pick() }), name(plan.pref_label)));
  const pick = () => {
    const on = boxes.map((b) => b.querySelector("input")).filter((i) => i.checked).map((i) => i.value);
    change({ plan: on.length === plans.length ? [] : on });
  };
  place.replaceChildren(
    chip("plan", state.plan.length ? `${state.plan.length}/${plans.length}` : String(plans.length), boxes),
    one("year", years.map((y) => [y, y]), state.year, change),
    one("evidence", [["exact", t("evidence.exact")], ["citation", t("evidence.citation")]], state.evidence, change),
    one("min_confidence", [["0.85", t("level.high")], ["0.6", t("filter.medium")]], state.min_confidence, change),
  );
}
