// @ts-check
/** The legend is the filter: each label with its shape, drawn of all; click hides or shows it, Alt-click shows only it. */
import { el, icon, labelTitle } from "./dom.js";
import { number, t } from "./i18n.js";

/** @typedef {{label: string, title: string, shown: number, total: number}} Entry */

/**
 * @param {HTMLElement} place @param {Entry[]} entries @param {(labels: string[]) => void} choose the labels to draw from now on
 */
export function showLegend(place, entries, choose) {
  const shown = entries.filter((e) => e.shown > 0).map((e) => e.label);
  place.replaceChildren(...entries.filter((e) => e.total > 0).map((entry) => {
    const on = entry.shown > 0;
    const act = (/** @type {MouseEvent} */ event) => {
      if (event.altKey) choose([entry.label]);
      else choose(on ? shown.filter((label) => label !== entry.label) : [...shown, entry.label]);
    };
    const alone = (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Enter" || !event.altKey) return;
      event.preventDefault();
      choose([entry.label]);
    };
    return el("button", { class: on ? "lg" : "lg off", type: "button", onkeydown: alone, "aria-pressed": String(on), "data-label": entry.label, title: t(on ? "legend.hide" : "legend.show"), onclick: act },
      icon(entry.label), el("span", {}, entry.title || labelTitle(entry.label)), el("b", {}, number(entry.shown), el("i", {}, `/${number(entry.total)}`)));
  }));
}
