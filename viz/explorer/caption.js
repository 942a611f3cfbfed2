// @ts-check
/** What a picture is of: its title, how much of how much is drawn, the legend and the filters; and that there is nothing to draw. */
import { getOnce } from "./api.js";
import { el, message } from "./dom.js";
import { showFilters } from "./filters.js";
import { number, t } from "./i18n.js";
import { showLegend } from "./legend.js";

/** @typedef {import("./scene.js").Drawing} Drawing */
/** @typedef {import("./state.js").State} State */
/** @typedef {(change: Partial<State>) => void} Change */

const at = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {Drawing} drawing @param {State} state @param {Change} change */
export function showCaption(drawing, state, change) {
  at("title").textContent = drawing.title;
  at("title").title = drawing.title;
  at("subtitle").textContent = drawing.subtitle ?? "";
  document.title = `${drawing.title} · ${t("brand")}`;
  at("shown").textContent = t("shown", { shown: number(drawing.shown), total: number(drawing.total) });
  at("shown").title = drawing.why || "";
  showLegend(at("labels"), drawing.legend, (label) => change({ label }));
  for (const button of document.querySelectorAll("[data-layout]")) button.setAttribute("aria-pressed", String((state.layout || "columns") === /** @type {any} */ (button).dataset.layout));
  empty(drawing, state, change);
  filters(state, change);
}

/** The filters, from what there is: the plans, and the years that targets name. @param {State} state @param {Change} change */
async function filters(state, change) {
  const [plans, targets] = await Promise.all([getOnce("/v1/nodes", { label: "Plan", limit: 200 }), getOnce("/v1/nodes", { label: "Target", limit: 1000 })]).catch(() => [null, null]);
  if (!plans || !targets) return;
  const years = [...new Set(targets.items.map((/** @type {any} */ n) => n.properties.year).filter(Boolean))].sort();
  showFilters(at("filters"), state, plans.items, years.map(String), change);
}

/** Nothing to draw is said, with a way out. @param {Drawing} drawing @param {State} state @param {Change} change */
function empty(drawing, state, change) {
  at("state").hidden = drawing.nodes.length > 0;
  if (drawing.nodes.length) return;
  const way = el("button", { class: "btn", type: "button", onclick: () => change({ label: [], plan: [], year: "", evidence: "", min_confidence: "", document: "", q: "", node: "", cypher: "" }) }, t("overview"));
  at("state").replaceChildren(message(state.q ? t("search.none", { q: state.q }) : t("empty"), drawing.why || "", way));
}
