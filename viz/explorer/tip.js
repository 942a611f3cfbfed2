// @ts-check
/** What a name under the pointer is: both names, label, how much is known of it. */
import { getOnce } from "./api.js";
import { el, labelTitle } from "./dom.js";
import { lang, name, otherName, t } from "./i18n.js";

/** @param {HTMLElement} tip @param {import("./picture.js").Picture} picture @param {string | null} id */
export async function showTip(tip, picture, id) {
  tip.hidden = true;
  const n = id ? picture.scene?.nodes.get(id) : null;
  const box = id ? picture.box(id) : null;
  if (!id || !n || n.ghost || !box || id === picture.selected) return;
  const node = await getOnce(`/v1/nodes/${encodeURIComponent(id)}`).catch(() => null);
  if (!node || picture.hovered !== id) return;
  const other = otherName(node.pref_label);
  const links = picture.scene?.links.filter((l) => l.source === id || l.target === id).length ?? 0;
  tip.replaceChildren(name(node.pref_label), other ? el("span", { lang: lang === "en" ? "zh-Hans" : "en" }, other) : "", el("span", {}, t("tip", { label: labelTitle(node.label), links, evidence: (node.evidence ?? []).length })));
  tip.hidden = false;
  const area = /** @type {HTMLElement} */ (tip.parentElement), top = picture.scroll.offsetTop;
  tip.style.left = `${Math.max(8, Math.min(box.x1, area.clientWidth - tip.offsetWidth - 8))}px`;
  const below = top + box.y2 + 8;
  tip.style.top = `${below + tip.offsetHeight > area.clientHeight ? top + box.y1 - tip.offsetHeight - 8 : below}px`;
}
