// @ts-check
/** The panel of a relationship: verb, both ends, rule, confidence, evidence. */
import { getOnce } from "./api.js";
import { citing } from "./citing.js";
import { confidence, el, failure, icon, level, loading, verb } from "./dom.js";
import { evidenceList } from "./evidence.js";
import { has, name, t } from "./i18n.js";
import { crumb, fill, myTurn } from "./panel-place.js";

/** @typedef {import("./panel.js").Asked} Asked */

/** Fill the panel with a relationship, given as source~TYPE~target. @param {HTMLElement} place @param {string} key @param {Asked} asked */
export async function showLink(place, key, asked) {
  const mine = myTurn();
  const done = loading(place);
  const [source, type, target] = key.split("~");
  try {
    const at = (/** @type {string} */ id) => `/v1/nodes/${encodeURIComponent(id)}`;
    const [a, b, near, evidence] = await Promise.all([getOnce(at(source)), getOnce(at(target)), getOnce(`${at(source)}/neighbours`, { type, direction: "out", limit: 1000 }), getOnce(`${at(source)}/evidence`, { type, target, limit: 100 })]);
    done();
    if (!mine()) return null;
    const found = near.items.find((/** @type {any} */ i) => i.relationship.target === target)?.relationship;
    fill(place, [crumb(asked.close, t("relationship")), ends(a, b, type, asked), facts(found), el("div", {}, ...evidenceList(evidence.items, evidence.total, { select: target })), citing({ source, type, target })]);
    return { a, b, type };
  } catch (error) {
    done();
    if (mine()) fill(place, [crumb(asked.close), failure(error, () => showLink(place, key, asked))]);
    return null;
  }
}

/** @param {any} a @param {any} b @param {string} type @param {Asked} asked */
function ends(a, b, type, asked) {
  const end = (/** @type {any} */ node) => el("button", { type: "button", "data-node": node.id, onclick: () => asked.select(node.id) }, icon(node.label), name(node.pref_label));
  return el("div", { class: "ends" }, el("h2", { class: "unseen" }, `${name(a.pref_label)} ${verb(type)} ${name(b.pref_label)}`), end(a), el("p", {}, verb(type), el("code", { class: "cap" }, type)), end(b));
}

/** The rule that read it, how sure, since when. @param {any} r a relationship */
function facts(r) {
  if (!r) return null;
  const since = [r.valid_from, r.valid_to].filter(Boolean).join("–");
  return el("div", { class: "facts" },
    el("span", {}, t("confidence"), ...confidence(level(r.confidence)), `(${Number(r.confidence).toFixed(2)})`),
    el("span", {}, t("rule"), has(`rule.${r.rule}`) ? t(`rule.${r.rule}`) : el("code", {}, r.rule)),
    since && el("span", {}, since));
}
