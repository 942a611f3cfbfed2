// @ts-check
/** What editors decided against the sources, and why: never hidden, beside what it changed. */
import { el } from "./dom.js";
import { has, name, t } from "./i18n.js";

/** @typedef {{kind: string, ids: string[], documents?: string[], values?: Record<string, any>, to?: any, reason: string, author: string}} Correction */

/** The decision in words. @param {Correction} c @param {string} id of the node it is shown with */
export function decided(c, id) {
  const ids = c.ids.filter((other) => other !== id).join(t("comma"));
  const what = Object.entries(c.values ?? {}).map(([key, value]) => `${has(`property.${key}`) ? t(`property.${key}`) : key} ${value}`).join(t("comma")) || ids || id;
  const said = t(`correction.${c.kind}`, { ids: ids || id, what, to: name(c.to) });
  return c.documents?.length ? `${said} · ${t("correction.documents", { documents: c.documents.join(t("comma")) })}` : said;
}

/** What, and who decided it why. @param {any} node */
export function correctionList(node) {
  const made = /** @type {Correction[]} */ (node.corrections ?? []);
  if (!made.length) return null;
  const rows = made.flatMap((c) => [el("dd", {}, decided(c, node.id)), el("dd", { class: "other" }, t("correction.by", { reason: c.reason, author: c.author }))]);
  return el("dl", { class: "rels", id: "corrections" }, el("dt", {}, t("corrections")), ...rows);
}
