// @ts-check
/** The panel of the ways between two nodes, and of a question with its answers: each step with its verb and evidence. */
import { getOnce } from "./api.js";
import { el, failure, icon, loading, message } from "./dom.js";
import { name, number, t } from "./i18n.js";
import { crumb, fill, myTurn } from "./panel-place.js";
import { counted } from "./parts.js";
import { nodeButton, step, wayList } from "./steps.js";

/** @typedef {import("./panel.js").Asked} Asked */
/** @typedef {import("./steps.js").Way} Way */

const FARTHEST = 5, MOST = 10; // as viz/ways.py draws them

/**
 * Fill the panel with what the server answers, or why there is nothing.
 * @param {HTMLElement} place @param {Asked} asked @param {() => Promise<any[]>} ask @param {(...answers: any[]) => any[]} parts
 * @returns {Promise<boolean>}
 */
async function answered(place, asked, ask, parts) {
  const mine = myTurn();
  const done = loading(place);
  try {
    const answers = await ask();
    done();
    if (mine()) fill(place, parts(...answers));
    return mine();
  } catch (error) {
    done();
    if (mine()) fill(place, [crumb(asked.home), failure(error, () => answered(place, asked, ask, parts))]);
    return false;
  }
}

/** @param {HTMLElement} place @param {{node: string, to: string}} state @param {Asked} asked */
export function showWays(place, { node, to }, asked) {
  const at = (/** @type {string} */ id) => getOnce(`/v1/nodes/${encodeURIComponent(id)}`);
  const ask = () => Promise.all([at(node), at(to), getOnce("/v1/paths", { source: node, target: to, depth: FARTHEST, limit: MOST + 1 })]);
  return answered(place, asked, ask, (a, b, found) => [
    crumb(asked.home, t("ways")),
    el("h2", { class: "ends" }, nodeButton(a, asked), el("span", { class: "to", "aria-label": "→" }, "→"), nodeButton(b, asked)),
    el("div", { class: "acts" }, el("button", { class: "btn", type: "button", id: "other-end", onclick: () => asked.ways(a.id, name(a.pref_label)) }, t("ways.other"))),
    ...listed(a, b, found.items, asked),
  ]);
}

/** @param {any} a @param {any} b @param {Way[]} ways @param {Asked} asked */
function listed(a, b, ways, asked) {
  if (!ways.length) return [message(t("ways.none"), t("ways.none.more", { a: name(a.pref_label), b: name(b.pref_label), n: FARTHEST }))];
  const shown = ways.slice(0, MOST), steps = ways[0].nodes.length - 1;
  const count = ways.length > MOST ? t("ways.more", { n: MOST, steps }) : steps === 1 ? t("ways.direct") : counted("ways.count", shown.length, { steps });
  return [el("p", { class: "cap", id: "found" }, count), ...shown.map((way, i) => one(way, i, shown.length, asked))];
}

/** A way; of several only the first is open. @param {Way} way @param {number} i @param {number} of @param {Asked} asked */
function one(way, i, of, asked) {
  if (of === 1) return wayList(way, asked);
  const through = way.nodes.slice(1, -1).map((n) => name(n.pref_label)).join(t("comma"));
  return el("details", { class: "ways", open: i === 0 }, el("summary", {}, el("b", {}, t("ways.one", { n: i + 1 })), through && el("span", {}, t("ways.via", { names: through }))), wayList(way, asked));
}

/** @param {HTMLElement} place @param {{ask: string, node: string}} state @param {Asked} asked */
export function showAnswers(place, { ask, node }, asked) {
  const request = () => Promise.all([getOnce("/v1/questions", { node }), getOnce("/v1/answers", { ask, node }), getOnce(`/v1/nodes/${encodeURIComponent(node)}`)]);
  return answered(place, asked, request, (offers, found, about) => {
    const offer = offers.items.find((/** @type {any} */ o) => o.ask === ask);
    const others = offers.items.filter((/** @type {any} */ o) => o.ask !== ask);
    return [
      crumb(asked.home, icon(about.label), t("question")),
      el("div", { class: "name" }, el("h2", { class: "long" }, offer ? name(offer.question) : name(about.pref_label))),
      found.items.length ? el("p", { class: "cap", id: "found" }, found.total > found.items.length ? t("question.some", { n: number(found.total), shown: number(found.items.length) }) : counted("question.found", found.total)) : message(t("question.none"), t("question.none.more")),
      el("ol", { class: "answers" }, ...found.items.map((/** @type {Way} */ way) => answer(way, asked))),
      ...asking(others, asked),
    ];
  });
}

/** An answer: the node, by way of what, and what it rests on. @param {Way} way @param {Asked} asked */
function answer(way, asked) {
  const last = way.nodes.length - 1, through = way.nodes.slice(1, -1).map((n) => name(n.pref_label)).join(t("comma"));
  return el("li", {}, nodeButton(way.nodes[last], asked), through && el("p", { class: "cap" }, t("ways.via", { names: through })), el("ol", { class: "way" }, step(way, last, asked)));
}

/** More questions about the same node. @param {any[]} offers @param {Asked} asked */
export const asking = (offers, asked) => (offers.length ? [el("div", { class: "intro more" }, el("h3", {}, t("questions")), el("ul", {}, ...offers.map((o) => el("li", {},
  el("button", { type: "button", "data-ask": o.ask, onclick: () => asked.question(o.ask, o.node.id) }, el("span", {}, name(o.question)), el("em", {}, t("question.answers", { n: number(o.total) })))))))] : []);
