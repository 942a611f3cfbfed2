// @ts-check
/** The table of the matrix: the longer side goes down; a cell opens its words in a row of its own, and the address keeps which. */
import { el } from "./dom.js";
import { t } from "./i18n.js";
import { fill, nodeLink, nodeName, remember } from "./parts.js";
import { quotes, wordsOf } from "./said.js";

/** @typedef {import("./matrix.js").Matrix} Matrix */

const ACROSS = 6; // columns a laptop shows without scrolling

/** @param {Matrix} shown @param {URLSearchParams} asked */
export function grid({ parks, fields, has, technologies }, asked) {
  const turned = fields.length > parks.length && fields.length > ACROSS;
  const [down, across] = turned ? [fields, parks] : [parks, fields];
  const places = (/** @type {any} */ row, /** @type {any} */ column) => (turned ? { park: column, field: row } : { park: row, field: column });
  const filled = (/** @type {any} */ row) => across.filter((column) => { const { park, field } = places(row, column); return has(park, field); }).length;
  const head = el("tr", {}, el("th", { scope: "col" }, t(turned ? "matrix.corner.turned" : "matrix.corner")), ...across.map((one) => el("th", { scope: "col" }, nodeLink(one))));
  const body = down.map((row) => el("tr", {}, el("th", { scope: "row" }, nodeLink(row), el("small", {}, `${filled(row)}/${across.length}`)),
    ...across.map((column) => cell(places(row, column), column, has, technologies, across.length + 1, asked))));
  return el("div", { class: "box", tabindex: "0", role: "region", "aria-label": t("nav.matrix") }, el("table", {}, el("thead", {}, head), el("tbody", {}, ...body)));
}

/**
 * @param {{park: any, field: any}} at @param {any} column @param {Matrix["has"]} has @param {Matrix["technologies"]} technologies
 * @param {number} span columns of the table @param {URLSearchParams} asked
 */
function cell({ park, field }, column, has, technologies, span, asked) {
  if (!has(park, field)) return el("td", { class: "off" }, el("span", { class: "unseen" }, t("compare.nil")));
  const named = t("matrix.words", { park: nodeName(park), field: nodeName(field) });
  const open = el("button", { class: "ev", type: "button", "aria-expanded": "false", "aria-label": named, onclick: () => toggle(open, { park, field }, named, span, asked) }, t("evidence"));
  const all = technologies(field);
  const list = all.length ? el("ul", {}, ...all.map((one) => el("li", {}, nodeLink(one)))) : el("span", { class: "from" }, t("matrix.unnamed"));
  if (asked.get("park") === park.id && asked.get("field") === field.id) queueMicrotask(() => open.click());
  return el("td", { class: "on" }, el("span", { class: "col" }, nodeLink(column)), list, open);
}

/** Open the words below the row, or close them; one cell at a time. @param {any} open @param {{park: any, field: any}} at @param {string} named @param {number} span @param {URLSearchParams} asked */
function toggle(open, { park, field }, named, span, asked) {
  const table = open.closest("table");
  const closes = open.getAttribute("aria-expanded") === "true";
  table.querySelector(".wide")?.remove();
  for (const other of table.querySelectorAll(".opened")) other.classList.remove("opened");
  for (const other of table.querySelectorAll("[aria-expanded='true']")) other.setAttribute("aria-expanded", "false");
  keep(asked, closes ? null : { park: park.id, field: field.id });
  if (closes) return;
  open.setAttribute("aria-expanded", "true");
  open.parentElement.classList.add("opened");
  const words = el("div", {});
  const row = el("tr", { class: "wide" }, el("td", { colspan: span }, el("div", {}, el("h2", {}, named), words)));
  open.closest("tr").after(row);
  fill(words, () => wordsOf(park.id, { type: "FOCUSES_ON", target: field.id }), (items) => {
    words.replaceChildren(quotes(items, park.id));
    row.scrollIntoView({ block: "nearest" });
  });
}

/** @param {URLSearchParams} asked @param {{park: string, field: string} | null} cell */
function keep(asked, cell) {
  for (const key of /** @type {const} */ (["park", "field"])) cell ? asked.set(key, cell[key]) : asked.delete(key);
  remember({ park: cell?.park, field: cell?.field });
}
