// @ts-check
/** What the search box suggests, as rows: a hit with why it is one, a ready question. */
import { getOnce } from "./api.js";
import { el, icon, STYLE } from "./dom.js";
import { name, otherName, t } from "./i18n.js";

/** The part of a text a query matches, underlined. @param {string} text @param {string} q */
export function marked(text, q) {
  const at = q ? text.toLowerCase().indexOf(q.toLowerCase()) : -1;
  if (at < 0) return el("span", {}, text);
  return el("span", {}, text.slice(0, at), el("u", {}, text.slice(at, at + q.length)), text.slice(at + q.length));
}

/** Why a hit is one, in words. @param {any} hit @param {string} q */
function why(hit, q) {
  if (hit.matched === "name") return "";
  const alias = (hit.node.alt_labels ?? []).find((/** @type {string} */ a) => a.toLowerCase().includes(q.toLowerCase()));
  if (hit.matched === "alias") return alias ? t("matched.alias", { what: alias }) : "";
  if (hit.matched === "english") return "";
  return t(`matched.${hit.matched}`, { what: q });
}

/** A second line in small: the other name, the year, the period. @param {any} node */
function aside(node) {
  const p = node.properties ?? {};
  if (node.label === "Plan" && p.period_start) return `${p.period_start}–${p.period_end ?? ""}`;
  if (p.year) return String(p.year);
  return otherName(node.pref_label);
}

/**
 * A hit as a row.
 * @param {any} hit @param {string} q @param {string} best the best hit's name: what pinyin and initials stand for @param {(event: MouseEvent) => void} choose
 * @returns {HTMLElement}
 */
export function hitOption(hit, q, best, choose) {
  const { node } = hit;
  const said = name(node.pref_label), small = aside(node);
  const shown = said.toLowerCase().includes(q.toLowerCase()) || hit.matched === "english" ? q : best;
  return el("div", { role: "option", "aria-selected": "false", "data-node": node.id, onclick: choose },
    icon(node.label), marked(said, shown), small && el("small", {}, ...marked(small, q).childNodes), el("span", { class: "why" }, why(hit, q)));
}

/** Which parks focus on this? Only where the graph knows such links. @param {any} node @param {() => void} choose @param {(option: HTMLElement) => void} gone when there is no answer */
export function parkQuestion(node, choose, gone) {
  if (!["Field", "Industry"].includes(node.label) || !STYLE.types.FOCUSES_ON) return null;
  const heading = el("h4", { role: "presentation" }, t("questions"));
  const option = el("div", { role: "option", "aria-selected": "false", onclick: choose },
    icon("Park"), el("span", {}, t("question.parks", { name: name(node.pref_label) })), el("span", { class: "why" }));
  getOnce(`/v1/nodes/${encodeURIComponent(node.id)}/neighbours`, { type: "FOCUSES_ON", direction: "in", limit: 1 }).then((near) => {
    option.lastElementChild.textContent = t("question.answers", { n: near.total });
    if (near.total) return;
    heading.remove();
    option.remove();
    gone(option);
  }, () => {});
  return { heading, option };
}
