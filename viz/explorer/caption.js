// @ts-check
/** What a picture is of: its title, how much of how much is drawn, the legend and the filters; and that there is nothing to draw. */
import { getOnce, query } from "./api.js";
import { targetYears } from "./asking.js";
import { el, message } from "./dom.js";
import { showFilters, unfiltered } from "./filters.js";
import { number, t } from "./i18n.js";
import { showLegend } from "./legend.js";
import { FILTERS, lookAt, viewOf } from "./state.js";

/** @typedef {import("./scene.js").Drawing} Drawing */
/** @typedef {import("./state.js").State} State */
/** @typedef {(change: Partial<State>) => void} Change */

const at = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {Drawing} drawing @param {State} state @param {Change} change */
export function showCaption(drawing, state, change) {
  at("title").textContent = drawing.title;
  at("title").title = drawing.title;
  at("subtitle").textContent = drawing.subtitle ?? "";
  at("home").hidden = !(state.ask || state.cypher || state.node || state.q);
  document.title = `${drawing.title} · ${t("brand")}`;
  at("shown").textContent = t("shown", { shown: number(drawing.shown), total: number(drawing.total) });
  at("shown").title = drawing.why || "";
  at("why-not").replaceChildren(...whyNot(drawing, state));
  at("cut").textContent = drawing.cut ? `${at("shown").textContent}${t("sentence")}${drawing.why}` : "";
  at("cut").hidden = !drawing.cut;
  at("cy").setAttribute("aria-label", inWords(drawing));
  showLegend(at("labels"), drawing.legend, (label) => change({ label }));
  for (const button of document.querySelectorAll("[data-layout]")) button.setAttribute("aria-pressed", String((state.layout || "columns") === /** @type {any} */ (button).dataset.layout));
  empty(drawing, state, change);
  filters(state, change);
}

/** The picture for those who do not see it: what it is of, and how many of each label. @param {Drawing} drawing */
const inWords = (drawing) => [drawing.title, at("shown").textContent, ...drawing.legend.filter((e) => e.shown).map((e) => `${e.title} ${number(e.shown)}`)].join(t("comma.list"));

/** What is left out and why, and a way to all of it. @param {Drawing} drawing @param {State} state */
const whyNot = (drawing, state) => [el("p", {}, drawing.why || t("shown.all")),
  el("a", { class: "btn", href: `/v1/export${query({ ...viewOf(state), format: "csv" })}`, download: "" }, t("shown.table"))];

/** The filters, from what there is: plans, documents, and the years that targets name. @param {State} state @param {Change} change */
async function filters(state, change) {
  const ask = [getOnce("/v1/nodes", { label: "Plan", limit: 200 }), getOnce("/v1/documents", { limit: 500 }), targetYears()];
  const [plans, documents, years] = await Promise.all(ask).catch(() => []);
  if (years) showFilters(at("filters"), state, { plans: plans.items, documents: documents.items, years }, change);
}

/** Nothing to draw is said, with a way out. @param {Drawing} drawing @param {State} state @param {Change} change */
function empty(drawing, state, change) {
  at("state").hidden = drawing.nodes.length > 0;
  if (drawing.nodes.length) return;
  const filtered = FILTERS.some((key) => state[/** @type {keyof State} */ (key)].length);
  const widen = el("button", { class: "btn", type: "button", onclick: () => change(unfiltered()) }, t("filter.clear.all"));
  const way = el("button", { class: "btn", type: "button", onclick: () => change(lookAt({})) }, t("overview"));
  at("state").replaceChildren(message(state.q ? t("search.none", { q: state.q }) : t("empty"), drawing.why || "", ...(filtered ? [widen] : []), way));
}
