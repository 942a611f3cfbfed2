// @ts-check
/** How the drawing engine paints: tokens as colours, a label's shape as a picture. */
import { shapeOf } from "./dom.js";
import { SANS } from "./measure.js";

const INSET = 9; // of the ink pill, left and right

/** A design token's value now. @param {string} name */
const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** @type {Map<string, string>} */
const pictures = new Map();

/** A label's shape as an image; on the ink of a selected name with a light outline. @param {string} label @param {boolean} ghost @param {boolean} [selected] */
function picture(label, ghost, selected = false) {
  const key = label.toLowerCase();
  const fill = ghost || (selected && label === "Plan") ? "none" : token(key) || token("place");
  const ink = selected ? token("on-ink") : ghost ? token("ink-3") : token(`${key}-ink`) || token("place-ink");
  const cached = `${label} ${fill} ${ink}`;
  if (!pictures.has(cached)) {
    const dashes = ghost ? ' stroke-dasharray="2 2"' : "";
    const wide = label === "Action" ? 2 : 1.25;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="-1 -1 18 18"><path d="${shapeOf(label)}" fill="${fill}" fill-rule="evenodd" stroke="${ink}" stroke-width="${wide}" stroke-linejoin="round"${dashes}/></svg>`;
    pictures.set(cached, `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`);
  }
  return /** @type {string} */ (pictures.get(cached));
}

/** The style sheet in the colours of the present theme. @returns {any[]} */
export function sheet() {
  const [ink, ink2, ink3, paper, onInk, link, link2, cross, rule, ground] =
    ["ink", "ink-2", "ink-3", "paper", "on-ink", "link", "link-2", "cross", "rule", "ground"].map(token);
  const given = (/** @type {string} */ key) => (/** @type {any} */ e) => e.data(key);
  const more = (/** @type {string} */ key, /** @type {number} */ n) => (/** @type {any} */ e) => e.data(key) + n;
  const text = { "font-family": SANS, "text-valign": "center", "line-height": 1.31, "min-zoomed-font-size": 4 };
  return [
    { selector: "core", style: { "active-bg-opacity": 0, "selection-box-opacity": 0 } },
    { selector: "node", style: { shape: "rectangle", "background-color": paper, "background-opacity": 0, "border-width": 0, "overlay-opacity": 0, width: given("w"), height: given("h"), "z-index-compare": "manual", "z-index": 10 } },
    { selector: "node[label]", style: { ...text, label: given("text"), "font-size": given("size"), "font-weight": given("weight"), color: ink2, "text-wrap": "wrap", "text-max-width": 2000, "text-halign": "right", "text-justification": "left", "text-margin-x": given("back"),
      "background-opacity": 1, "background-image": (/** @type {any} */ e) => picture(e.data("label"), e.data("ghost")), "background-width": given("icon"), "background-height": given("icon"), "background-position-x": given("shape"), "background-position-y": "50%", "background-clip": "none", "background-fit": "none" } },
    { selector: "node.leftward", style: { "text-halign": "left", "text-justification": "right" } },
    { selector: 'node[label = "Plan"]', style: { color: ink } },
    { selector: "node[?ghost]", style: { color: ink3 } },
    { selector: "node.kin", style: { color: ink, "font-weight": (/** @type {any} */ e) => Math.max(500, e.data("weight")) } },
    { selector: "node.on", style: { color: ink, "font-weight": 600 } },
    { selector: "node.hover", style: { color: ink } },
    { selector: "node.sel", style: { "background-image": (/** @type {any} */ e) => picture(e.data("label"), e.data("ghost"), true), color: onInk, "font-weight": 600, "background-color": ink, shape: "round-rectangle", "corner-radius": 13, width: more("w", 2 * INSET), height: more("h", 3), "text-margin-x": more("back", -INSET), "background-position-x": more("shape", INSET), "z-index": 12 } },
    { selector: "node.sel.leftward", style: { "text-margin-x": more("back", INSET) } },
    { selector: "node.focus", style: { "overlay-color": ink, "overlay-opacity": 0, "border-width": 2, "border-color": ink, "border-position": "outside", "border-style": "solid" } },
    { selector: "node.words", style: { ...text, label: given("text"), "font-size": given("size"), "font-weight": given("weight"), color: ink3, "text-halign": "center", events: "no" } },
    { selector: "node.words.left", style: { "text-halign": "right", "text-margin-x": (/** @type {any} */ e) => -e.data("w") } },
    { selector: "node.words.value", style: { color: ink } },
    { selector: "node.verb, node.period", style: { "background-color": paper, "background-opacity": 1 } },
    { selector: "node.more", style: { ...text, shape: "round-rectangle", "corner-radius": 9, label: given("text"), "font-size": 12, color: ink3, "text-halign": "center", "background-color": ground, "background-opacity": 1, "border-width": 1, "border-color": rule } },
    { selector: "node.rift", style: { "background-color": rule, "background-opacity": 1, events: "no", "z-index": 0 } },
    { selector: "node.ring", style: { shape: "ellipse", "border-width": 1, "border-color": rule, events: "no", "z-index": 0 } },
    { selector: "node.heart", style: { events: "no" } },
    { selector: "edge", style: { width: 1.25, "line-color": link, "curve-style": "unbundled-bezier", "edge-distances": "endpoints", "control-point-weights": given("weights"), "control-point-distances": given("distances"), "source-endpoint": given("from"), "target-endpoint": given("to"), "overlay-opacity": 0, "z-index-compare": "manual", "z-index": 1, "line-cap": "round" } },
    { selector: "edge[?level]", style: { "curve-style": "straight" } },
    { selector: "edge.hover", style: { "line-color": ink3 } },
    { selector: "edge.on", style: { "line-color": link2, width: 1.75, "z-index": 3 } },
    { selector: "edge.cross", style: { "line-color": cross, "line-style": "dashed", "line-dash-pattern": [1, 4], "z-index": 2 } },
    { selector: "edge.sel", style: { "line-color": link2, width: 2.25, "line-style": "solid", "z-index": 4 } },
  ];
}
