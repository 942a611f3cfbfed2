// @ts-check
/** What a name under the pointer is: both names, label, how much is known of it. */
import { getOnce } from "./api.js";
import { el, labelTitle } from "./dom.js";
import { lang, name, otherName, t } from "./i18n.js";

const COUNTS = 3; // labels it tells the number of

/** @param {HTMLElement} tip @param {import("./picture.js").Picture} picture @param {string | null} id */
export async function showTip(tip, picture, id) {
  tip.hidden = true;
  const n = id ? picture.scene?.nodes.get(id) : null;
  const box = id ? picture.box(id) : null;
  if (!id || !n || n.ghost || !box || id === picture.selected) return;
  const path = `/v1/nodes/${encodeURIComponent(id)}`;
  const [node, near] = await Promise.all([getOnce(path), getOnce(`${path}/neighbours`, { limit: 100 })]).catch(() => [null, null]);
  if (!node || picture.hovered !== id) return;
  const other = otherName(node.pref_label);
  tip.replaceChildren(name(node.pref_label), other ? el("span", { lang: lang === "en" ? "zh-Hans" : "en" }, other) : "", el("span", {}, known(node, near.items)));
  tip.hidden = false;
  const area = /** @type {HTMLElement} */ (tip.parentElement), top = picture.scroll.offsetTop;
  tip.style.left = `${Math.max(8, Math.min(box.x1, area.clientWidth - tip.offsetWidth - 8))}px`;
  const below = top + box.y2 + 8;
  tip.style.top = `${below + tip.offsetHeight > area.clientHeight ? top + box.y1 - tip.offsetHeight - 8 : below}px`;
}

/** Its label, how many of what it is linked to, how much evidence there is. @param {any} node @param {any[]} near */
function known(node, near) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { node: other } of near) if (other.label !== "Passage") counts.set(other.label, (counts.get(other.label) ?? 0) + 1);
  const said = [...counts].sort((a, b) => b[1] - a[1]).slice(0, COUNTS).map(([label, n]) => t("tip.count", { label: labelTitle(label, n > 1), n }));
  return [labelTitle(node.label), ...said, t("tip.evidence", { n: (node.evidence ?? []).length })].join(lang === "en" ? " · " : "　");
}
