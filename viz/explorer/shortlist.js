// @ts-check
/** The shortlist: nodes a reader sets aside, kept in the address, taken along as a table with their quotes. */
import { getOnce, query } from "./api.js";
import { el, icon, lineIcon, say } from "./dom.js";
import { lang, name, number, t } from "./i18n.js";

/** @typedef {{keep: (id: string) => void, clear: () => void, select: (id: string) => void}} Asked */

const CROSS = "M4.5 4.5L11.5 11.5M11.5 4.5L4.5 11.5", FORMS = ["xlsx", "docx", "csv"];
const at = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const node = (/** @type {string} */ id) => getOnce(`/v1/nodes/${encodeURIComponent(id)}`).catch(() => ({ id, label: "", pref_label: id }));
let turn = 0;

/** Show what is on the list: how many in the bar, the star of the panel, the rows. @param {string[]} ids @param {Asked} asked */
export async function showShortlist(ids, asked) {
  const mine = ++turn;
  at("short-count").textContent = ids.length ? number(ids.length) : "";
  for (const star of document.querySelectorAll("[data-keep]")) star.setAttribute("aria-pressed", String(ids.includes(/** @type {any} */ (star).dataset.keep)));
  const nodes = await Promise.all(ids.map(node));
  if (mine !== turn) return;
  const held = [...at("short-list").querySelectorAll(".drop")].indexOf(/** @type {Element} */ (document.activeElement));
  at("short-list").replaceChildren(...(nodes.length ? [el("ul", {}, ...nodes.map((n) => row(n, asked))), files(ids, asked)] : [el("p", { class: "cap" }, t("short.empty"))]));
  if (held >= 0) refocus(held);
}

/** After a row is gone the focus is on the next one, or on the list's own button. @param {number} held */
function refocus(held) {
  const drops = /** @type {HTMLElement[]} */ ([...at("short-list").querySelectorAll(".drop")]);
  (drops[Math.min(held, drops.length - 1)] ?? at("short").querySelector("summary"))?.focus();
}

/** @param {any} n @param {Asked} asked */
const row = (n, asked) => el("li", {}, el("button", { type: "button", "data-node": n.id, onclick: () => asked.select(n.id) }, icon(n.label), el("span", {}, name(n.pref_label))),
  el("button", { class: "ib drop", type: "button", "aria-label": t("short.drop.one", { name: name(n.pref_label) }), title: t("short.drop"), onclick: () => asked.keep(n.id) }, lineIcon(CROSS)));

/** The list as a file, with the words each node rests on. @param {string[]} ids @param {Asked} asked */
const files = (ids, asked) => el("div", { class: "files" }, el("span", { class: "cap" }, t("short.save")),
  ...FORMS.map((format) => el("a", { class: "btn", href: `/v1/shortlist${query({ id: ids, format, lang: lang === "en" ? "en" : "" })}`, download: `zhengtu-shortlist.${format}`, "data-short": format }, format.toUpperCase())),
  el("button", { class: "btn bare", type: "button", id: "short-clear", onclick: asked.clear }, t("short.clear")));

/** Say what became of a node. @param {string} id @param {string[]} ids the list now */
export async function tellShortlist(id, ids) {
  const { pref_label } = await node(id);
  say(t(ids.includes(id) ? "short.added" : "short.dropped", { name: name(pref_label), n: number(ids.length) }));
}
