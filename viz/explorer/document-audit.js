// @ts-check
/** Declared counts against what was found: ● satisfied ◐ partial ○ not listed ◌ left open. */
import { el, svg } from "./dom.js";
import { name, t } from "./i18n.js";
import { gaps } from "./unstated.js";

const LINE = 40; // ems of names under a count
const STATUSES = ["satisfied", "partial", "not_enumerated", "open"];

/** The sign of a status, in ink. @param {string} status */
export function ball(status) {
  const ring = svg("circle", { cx: 7, cy: 7, r: 6, class: status === "open" || status === "truncated" ? "o d" : status === "satisfied" ? "o f" : "o" });
  const inside = status === "partial" ? [svg("path", { d: "M7 1A6 6 0 0 0 7 13Z", class: "f" })] : status === "open" || status === "truncated" ? [svg("circle", { cx: 7, cy: 7, r: 2.4, class: "f" })] : [];
  return svg("svg", { class: "ball", viewBox: "0 0 14 14", width: 14, height: 14, "aria-hidden": "true" }, ring, ...inside);
}

/** Found against declared, and the word for it. @param {any} entry */
export function verdict(entry) {
  const found = entry.members.length;
  if (entry.status === "open") return t("audit.short.open", { n: found || (entry.count ?? /\d+/.exec(entry.declared)?.[0] ?? "") });
  const numbers = entry.count === null || entry.count === undefined ? "" : `${found} / ${entry.count} `;
  return numbers + t(`audit.short.${entry.status}`);
}

/** The names of the members, as many as fit a line or two. @param {any} entry @param {Map<string, any>} nodes */
export function members(entry, nodes) {
  const names = entry.members.map((/** @type {string} */ id) => name(nodes.get(id)?.pref_label)).filter(Boolean);
  const joint = t("list.joint");
  let shown = names.length;
  while (shown > 2 && width(names.slice(0, shown).join(joint)) > LINE) shown--;
  const text = names.slice(0, shown).join(joint);
  return shown < names.length ? t("list.some", { names: text, n: names.length }) : text;
}

/** Ems a text takes: a Chinese character one, a Latin one half. @param {string} text */
const width = (text) => [...text].reduce((sum, c) => sum + (/[\u2e80-\uffff]|[^\u0000-\uffff]/.test(c) ? 1 : 0.5), 0);

/**
 * The column beside the text.
 * @param {any} reading @param {(entry: any, pressed: HTMLElement) => void} act
 */
export function aside(reading, act) {
  const nodes = new Map(reading.annotations.map((/** @type {any} */ a) => [a.node.id, a.node]));
  const rows = reading.audit.map((/** @type {any} */ entry) => el("li", {}, row(entry, nodes, act)));
  const inside = el("div", { class: "side-in", tabindex: -1 }, el("h2", {}, t("audit.head")), el("p", { class: "lead" }, t(rows.length ? "audit.lead" : "audit.none")));
  if (rows.length) inside.append(el("ul", { class: "aus" }, ...rows), keyrow());
  inside.append(...gaps(reading));
  return el("aside", { class: "side", "aria-label": t("nav.audit") }, inside);
}

/** @param {any} entry @param {Map<string, any>} nodes @param {(entry: any, pressed: HTMLElement) => void} act */
function row(entry, nodes, act) {
  const found = members(entry, nodes);
  return el("button", { class: "au", type: "button", "aria-pressed": "false", onclick: (/** @type {any} */ e) => act(entry, e.currentTarget) },
    ball(entry.status), el("b", {}, entry.declared), el("span", { class: "st" }, verdict(entry)),
    found && el("span", { class: "mm" }, found), entry.reason && el("span", { class: "mm" }, entry.reason));
}

/** What the signs mean. */
export function keyrow() {
  return el("div", { class: "keyrow" }, ...STATUSES.map((s) => el("span", {}, ball(s), t(`audit.${s}`))));
}
