// @ts-check
/** The nodes of an answer in columns that follow its relationships: park → field → technology, as the query reads. */
import { labelTitle, svg } from "./dom.js";
import { t } from "./i18n.js";
import { glyph } from "./parts.js";

/** @typedef {{id: string, label: string, lines: string[], w: number, [more: string]: any}} Drawn a node as /v1/view measures it */
/** @typedef {{source: string, target: string}} Link */
/** @typedef {Drawn & {column: number, x: number, y: number}} Placed */

const [LEFT, TOP, LINE, ROW, GAP] = [16, 56, 17, 27, 64]; // px

/** @param {{nodes: Drawn[], links: Link[]}} drawing */
export function picture({ nodes, links }) {
  const columns = inColumns(nodes, links);
  const placed = place(columns, links);
  const at = new Map(placed.map((node) => [node.id, node]));
  const wide = Math.max(...placed.map((node) => node.x + node.w)) + LEFT;
  const high = Math.max(...placed.map((node) => node.y + (node.lines.length * LINE) / 2)) + 16;
  const heads = columns.map((column) => words(at.get(column[0].id)?.x ?? 0, 22, `${labelTitle(column[0].label, true)} ${column.length}`, "hd"));
  return svg("svg", { class: "cols", viewBox: `0 0 ${Math.ceil(wide)} ${Math.ceil(high)}`, width: Math.ceil(wide), height: Math.ceil(high), role: "img", "aria-label": t("cypher.graph", { n: nodes.length, m: links.length }) },
    ...links.map((link) => curve(at.get(link.source), at.get(link.target))).filter((one) => one !== null), ...heads, ...placed.map(drawn));
}

/** Labels so that relationships lead to the right; where they go round, the label that comes first stays first. @param {Drawn[]} nodes @param {Link[]} links */
function inColumns(nodes, links) {
  const label = new Map(nodes.map((node) => [node.id, node.label]));
  const left = new Set(label.values());
  const order = /** @type {string[]} */ ([]);
  while (left.size) {
    const waits = (/** @type {string} */ one) => links.some(({ source, target }) => label.get(target) === one && label.get(source) !== one && left.has(label.get(source) ?? ""));
    const next = [...left].find((one) => !waits(one)) ?? [...left][0];
    order.push(next);
    left.delete(next);
  }
  return order.map((one) => nodes.filter((node) => node.label === one));
}

/** Every column stands where its neighbours are: to the right, back to the left, and to the right again. @param {Drawn[][]} columns @param {Link[]} links @returns {Placed[]} */
function place(columns, links) {
  const height = (/** @type {Drawn} */ node) => ROW + (node.lines.length - 1) * LINE;
  const y = /** @type {Map<string, number>} */ (new Map());
  const near = (/** @type {string} */ id) => links.flatMap(({ source, target }) => (source === id ? [target] : target === id ? [source] : [])).map((other) => y.get(other)).filter((one) => one !== undefined);
  const wish = (/** @type {Drawn} */ node) => { const all = near(node.id); return all.length ? all.reduce((sum, one) => sum + one, 0) / all.length : Infinity; };
  const stack = (/** @type {Drawn[]} */ column) => {
    let bottom = TOP - ROW / 2;
    for (const { node, want } of column.map((node) => ({ node, want: wish(node) })).sort((a, b) => (a.want === b.want ? 0 : a.want - b.want))) {
      const half = height(node) / 2;
      const middle = Math.max(bottom + half, Number.isFinite(want) ? want : 0);
      y.set(node.id, middle);
      bottom = middle + half;
    }
  };
  for (const column of [...columns, ...columns.slice(0, -1).reverse(), ...columns.slice(1)]) stack(column);
  const rise = TOP - Math.min(...y.values());
  let x = LEFT;
  return columns.flatMap((column, i) => {
    const at = x;
    x += Math.max(...column.map((node) => node.w)) + GAP;
    return column.map((node) => ({ ...node, column: i, x: at, y: (y.get(node.id) ?? 0) + rise }));
  });
}

/** Level from the end of the name, then one bend before the next column. @param {Placed | undefined} a @param {Placed | undefined} b */
function curve(a, b) {
  if (!a || !b || a.column === b.column) return null;
  const [from, to] = a.x <= b.x ? [a, b] : [b, a];
  const [x, end] = [from.x + from.w + 8, to.x - 8];
  const turn = Math.max(x, end - GAP + 16);
  return svg("path", { class: to.column - from.column === 1 ? "t" : "x", d: `M${x} ${from.y}H${turn}C${(turn + end) / 2} ${from.y} ${(turn + end) / 2} ${to.y} ${end} ${to.y}` });
}

/** @param {Placed} node */
function drawn(node) {
  const shape = glyph(node.label);
  for (const [key, value] of Object.entries({ x: node.x, y: node.y - 7, width: 14, height: 14 })) shape.setAttribute(key, String(value));
  const top = node.y + 4.7 - ((node.lines.length - 1) * LINE) / 2;
  return svg("g", { "data-node": node.id }, shape, ...node.lines.map((line, i) => words(node.x + 22, top + i * LINE, line, "n")));
}

/** @param {number} x @param {number} y @param {string} text @param {string} kind */
function words(x, y, text, kind) {
  const made = svg("text", { x, y, class: kind });
  made.textContent = text;
  return made;
}
