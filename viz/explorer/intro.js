// @ts-check
/** The panel before anything is selected: what is here, what to ask, the plans, the keys. */
import { getOnce } from "./api.js";
import { el, icon } from "./dom.js";
import { BRIEF, keyRows } from "./help.js";
import { name, number, t } from "./i18n.js";
import { fill, myTurn } from "./panel-place.js";

/** @typedef {import("./panel.js").Asked} Asked */

const PLANS = 12;

/** @param {HTMLElement} place @param {import("./scene.js").Drawing} drawing @param {Asked} asked */
export async function showIntro(place, drawing, asked) {
  const mine = myTurn();
  const plans = drawing.nodes.filter((n) => n.label === "Plan" && !n.ghost).slice(0, PLANS);
  const asking = el("div", { id: "starters" });
  const row = (/** @type {any} */ n) => el("li", {}, el("button", { type: "button", "data-node": n.id, onclick: () => asked.select(n.id) }, icon(n.label), el("span", {}, n.name), n.note && el("em", {}, n.note)));
  fill(place, [
    el("div", { class: "intro" },
      el("h2", {}, t("intro.1"), el("br"), t("intro.2")),
      el("p", {}, t("intro.3", { n: number(drawing.total) })),
      asking,
      ...(plans.length ? [el("h3", {}, t("intro.plans")), el("ul", {}, ...plans.map(row))] : []),
      el("h3", {}, t("keys")), keyRows(BRIEF),
      el("p", { class: "cap version" }, t("version", { version: drawing.version.slice(0, 8) }))),
  ]);
  place.dataset.empty = "";
  const offered = await getOnce("/v1/questions").catch(() => ({ items: [] }));
  if (mine() && offered.items.length) asking.replaceChildren(el("h3", {}, t("questions.start")), el("ul", {}, ...offered.items.map((/** @type {any} */ o) => question(o, asked))));
}

/** @param {any} offer @param {Asked} asked */
const question = (offer, asked) => el("li", {}, el("button", { type: "button", "data-ask": offer.ask, onclick: () => asked.question(offer.ask, offer.node.id) },
  el("span", {}, name(offer.question)), el("em", {}, t("question.answers", { n: number(offer.total) }))));
