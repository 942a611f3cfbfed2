// @ts-check
/** The heads of the columns: what stands in them, how much of how much, and a button that unfolds the rest. */
import { unfolds } from "./columns.js";
import { el, icon } from "./dom.js";
import { t } from "./i18n.js";

/** @typedef {import("./scene.js").Scene} Scene */

/**
 * @param {HTMLElement} place @param {Scene} scene @param {(label: string) => void} unfold
 */
export function showHeads(place, scene, unfold) {
  place.hidden = !scene.columns.length;
  place.replaceChildren(...scene.columns.flatMap((column, i) => {
    const labels = column.labels.filter((label) => scene.drawing.legend.find((entry) => entry.label === label)?.shown);
    const shapes = (labels.length ? labels : column.labels.slice(0, 1)).slice(0, 3).map((label) => icon(label));
    const count = `${column.shown}/${column.total}`;
    const made = el("div", { class: i === scene.columns.length - 1 ? "head last" : "head", title: scene.tight ? `${column.title} ${count}` : null }, ...shapes, el("b", {}, column.title), !scene.tight && el("span", {}, count));
    if (unfolds(column)) made.append(el("button", { class: "unfold", type: "button", title: t("column.unfold", { label: column.title }), "aria-label": t("column.unfold", { label: column.title }), onclick: () => unfold(column.labels[0]) }, "＋"));
    made.dataset.x = String(scene.places[i].left);
    return [made];
  }));
}

/** Keep the heads above their columns. @param {HTMLElement} place @param {number} left scrolled @param {number} zoom */
export function moveHeads(place, left, zoom) {
  for (const head of /** @type {any} */ (place.children)) head.style.left = `${Math.round(Number(head.dataset.x) * zoom - left - 20)}px`;
}
