// @ts-check
// The portable file's page: vis-network keeps the canvas, this draws on it and shows the evidence.
// Everything a document says reaches the page as text, never as markup.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const at = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
  const SIZE = 13, LINE = 17, GLYPH = 22, SHAPE = 14, TOP = 48, HEAD = 34;
  const FONT = '"Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif';
  const shapes = Object.fromEntries(Object.entries(data.labels).map(([label, line]) => [label, new Path2D(line.shape)]));
  const probe = /** @type {any} */ (document.createElement("canvas").getContext("2d"));
  const off = new Set();
  let lang = data.lang, chosen = null, hovered = null;
  let drawing, nodes, net, sets;

  const t = (key, values = {}) => (data.words[lang][key] ?? key).replace(/\{(\w+)\}/g, (_, k) => values[k] ?? "");
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const nameOf = (id) => { const n = data.nodes[id]; return n ? (lang === "en" ? n.name.en || n.name.zh : n.name.zh || n.name.en) : ""; };
  const otherName = (id) => { const n = data.nodes[id].name; return n.zh && n.en ? (lang === "en" ? n.zh : n.en) : ""; };
  const linkById = new Map(data.links.map((link) => [link.id, link]));

  /** An element; strings become text. */
  function h(tag, props = {}, ...children) {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(props)) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (value !== null && value !== undefined) made.setAttribute(key, value);
    }
    made.append(...children.filter((c) => c !== null && c !== undefined));
    return made;
  }

  function icon(label) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("class", "k");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", data.labels[label].shape);
    path.style.fill = `var(--${label})`;
    path.style.stroke = `var(--${label}-ink)`;
    svg.append(path);
    return svg;
  }

  // --- the picture ---------------------------------------------------------------------------------------------------

  const visible = (id) => nodes.has(id) && !off.has(nodes.get(id).label);
  const rightOf = (n) => n.x + n.w + 8 + (n.id === chosen ? 8 : 0);

  function pathTo(id) {
    const found = new Set();
    for (let n = nodes.get(id); n && !found.has(n.id); n = nodes.get(n.parent ?? besideOf(n))) found.add(n.id);
    return found;
  }

  /** What a thing beside the tree hangs on, where no columns part the two. */
  function besideOf(n) {
    if (drawing.columns.length) return null;
    const ends = drawing.links.filter((l) => l.tree && (l.source === n.id || l.target === n.id)).map((l) => (l.source === n.id ? l.target : l.source));
    return ends.find((id) => nodes.get(id).column < n.column) ?? null;
  }

  /** The way the file gives for a link, where there are no columns. */
  function along(route) {
    const path = new Path2D(), [x, y, ...rest] = route;
    path.moveTo(x, y);
    path.bezierCurveTo(...rest);
    return path;
  }

  /** Level along the parent's text, one curve, then level through columns the source passes over. */
  function treePath(link) {
    if (link.route) return along(link.route);
    const [a, b] = [nodes.get(link.source), nodes.get(link.target)].sort((one, other) => one.column - other.column);
    if (a.column === b.column) return crossPath(a, b, 0);
    const start = rightOf(a), end = b.x - (b.id === chosen ? 12 : 8);
    const stop = b.column === a.column + 1 ? end : drawing.columns[a.column + 1].x + 10;
    const turn = Math.min(Math.max(link.turn ?? start, start), stop - 14), bend = (stop - turn) * 0.55;
    const path = new Path2D();
    path.moveTo(start, a.y);
    path.lineTo(turn, a.y);
    path.bezierCurveTo(turn + bend, a.y, stop - bend, b.y, stop, b.y);
    path.lineTo(end, b.y);
    return path;
  }

  /** From left to right: level, one curve, level to the verb; within a column a bow to the right of both. */
  function crossPath(here, there, room) {
    if (there.column < here.column) return crossPath(there, here, 0);
    const path = new Path2D(), start = rightOf(here);
    path.moveTo(start, here.y);
    if (there.column > here.column) {
      const next = drawing.columns[here.column + 1].x, last = next === drawing.columns[there.column].x;
      const end = there.x - (room ? 12 : 8) - room, stop = last ? end : next - 10;
      const turn = Math.max(start, Math.min(next - 52, stop - 14)), bend = (stop - turn) * 0.55;
      path.lineTo(turn, here.y);
      path.bezierCurveTo(turn + bend, here.y, stop - bend, there.y, stop, there.y);
      path.lineTo(end, there.y);
    } else {
      const out = Math.max(start, rightOf(there)) + 24;
      path.bezierCurveTo(out, here.y, out, there.y, rightOf(there), there.y);
    }
    return path;
  }

  function drawLinks(ctx) {
    ctx.lineWidth = 1;
    ctx.strokeStyle = colour("rule");
    for (const y of drawing.bands) { ctx.beginPath(); ctx.moveTo(22, y); ctx.lineTo(drawing.width - 22, y); ctx.stroke(); }
    for (const r of drawing.rings) { ctx.beginPath(); ctx.ellipse(r.x, r.y, r.rx, r.ry, 0, 0, 2 * Math.PI); ctx.stroke(); }
    const on = pathTo(chosen), tree = drawing.links.filter((l) => l.tree && visible(l.source) && visible(l.target));
    for (const lit of [false, true]) {
      ctx.strokeStyle = colour(lit ? "ink" : "link");
      ctx.lineWidth = lit ? 1.5 : 1.25;
      for (const l of tree) if ((on.has(l.source) && on.has(l.target)) === lit) ctx.stroke(treePath(l));
    }
    for (const id of new Set([chosen, hovered])) if (id && visible(id)) drawCross(ctx, id);
  }

  const crossOf = (id) => drawing.links.filter((l) => !l.tree && (l.source === id || l.target === id) && visible(l.source) && visible(l.target));

  function drawCross(ctx, id) {
    ctx.font = `${SIZE - 1}px ${FONT}`;
    for (const l of crossOf(id)) {
      const here = nodes.get(id), there = nodes.get(l.source === id ? l.target : l.source);
      const verb = drawing.columns.length && there.column > here.column ? data.types[l.type][lang][0] : "", room = verb ? ctx.measureText(verb).width + 8 : 0;
      ctx.strokeStyle = colour("ink_2");
      ctx.lineWidth = 1;
      ctx.setLineDash([1.5, 3]);
      ctx.stroke(l.route ? along(l.route) : crossPath(here, there, room));
      ctx.setLineDash([]);
      if (verb) { ctx.fillStyle = colour("ink_3"); ctx.fillText(verb, there.x - 12 - room + 4, there.y + 4.3); }
    }
  }

  function drawNode(ctx, n) {
    const plan = n.label === "Plan", size = SIZE + (plan ? 1 : 0), picked = n.id === chosen;
    const rows = n.lines.length + (plan && n.note ? 0.9 : 0), first = n.y - (rows - 1) * LINE / 2 + size * 0.36;
    const tall = Math.max(24, rows * LINE + 5);
    const right = n.side !== "left", text = right ? n.x + GLYPH : n.x + n.w - GLYPH;
    if (picked) { ctx.fillStyle = colour("ink"); ctx.beginPath(); ctx.roundRect(n.x - (right ? 7 : 9), n.y - tall / 2, n.w + 16, tall, 12); ctx.fill(); }
    else { ctx.fillStyle = colour("paper"); ctx.fillRect(n.x - 3, n.y - tall / 2 + 2, n.w + 7, tall - 4); }
    drawShape(ctx, n, right ? n.x : n.x + n.w - SHAPE, plan && rows > 1 && drawing.columns.length ? first - size * 0.36 : plan && n.note ? n.y - 7.5 : n.y);
    const bold = plan || picked || pathTo(chosen).has(n.id);
    ctx.font = `${bold ? 700 : 400} ${size}px ${FONT}`;
    ctx.fillStyle = picked ? colour("on_ink") : n.ghost ? colour("ink_3") : colour("ink");
    ctx.textAlign = right ? "left" : "right";
    n.lines.forEach((line, i) => ctx.fillText(line, text, first + i * LINE));
    if (n.note) drawNote(ctx, n, { text, first, picked });
    ctx.textAlign = "left";
  }

  /** A plan's period below its name; a value at the right end of its column. */
  function drawNote(ctx, n, { text, first, picked }) {
    if (n.label === "Plan") { ctx.font = `${SIZE - 1}px ${FONT}`; ctx.fillStyle = picked ? colour("on_ink") : colour("ink_3"); ctx.fillText(n.note, text, first + n.lines.length * LINE + 1); return; }
    const column = drawing.columns[n.column];
    if (!column) return;
    ctx.fillStyle = colour("ink");
    ctx.font = `${SIZE}px ${FONT}`;
    ctx.textAlign = "right";
    ctx.fillText(n.note, column.x + column.width, n.y + 4.7);
  }

  function drawShape(ctx, n, x, y) {
    ctx.save();
    ctx.translate(x, y - 7);
    ctx.scale(0.875, 0.875);
    ctx.lineWidth = 1.25;
    ctx.lineJoin = "round";
    ctx.fillStyle = n.ghost ? colour("paper") : colour(n.label);
    ctx.strokeStyle = n.ghost ? colour("ink_3") : colour(`${n.label}-ink`);
    if (n.ghost) ctx.setLineDash([1.5, 2]);
    ctx.fill(shapes[n.label], "evenodd");
    ctx.stroke(shapes[n.label]);
    ctx.restore();
  }

  /** vis-network's node: where it is and how large, drawn by us. */
  function visNode(given) {
    const n = nodes.get(given.id), wide = reach(n);
    const ctxRenderer = ({ ctx }) => ({ drawNode: () => drawNode(ctx, n), nodeDimensions: { width: wide, height: n.h } });
    const { id, fixed, physics } = given;
    return { id, fixed, physics, shape: "custom", x: n.x + wide / 2, y: n.y, ctxRenderer, hidden: off.has(n.label) };
  }

  const reach = (n) => (n.note && n.label !== "Plan" && drawing.columns.length ? drawing.columns[n.column].width : n.w);

  function start() {
    drawing = data.drawings[lang];
    nodes = new Map(drawing.nodes.map((n) => [n.id, n]));
    const { DataSet, Network } = /** @type {any} */ (globalThis).vis;
    const made = { nodes: new DataSet(drawing.network.nodes.map(visNode)), edges: new DataSet(drawing.network.edges.map((e) => ({ ...e, title: undefined, hidden: true }))) };
    const options = {
      physics: false, layout: { improvedLayout: false }, edges: { smooth: false },
      interaction: { dragNodes: false, hover: true, selectConnectedEdges: false, keyboard: { enabled: true, bindToWindow: false } },
    };
    net?.destroy();
    net = new Network(at("canvas"), made, options);
    sets = made;
    net.on("beforeDrawing", drawLinks);
    net.on("afterDrawing", placeHeads);
    net.on("click", clicked);
    net.on("hoverNode", (e) => hover(e.node));
    net.on("blurNode", () => hover(null));
    texts();
    home(); // when legend and lines below have taken their room
    performance.mark("picture");
  }

  function hover(id) { hovered = id; at("canvas").style.cursor = id ? "pointer" : ""; net.redraw(); }

  const box = () => at("canvas").getBoundingClientRect();
  /** The canvas y that stands at the top, so that the first row is under the heads. */
  const topAt = (y, scale) => y + (box().height / 2 - (drawing.columns.length ? HEAD + 12 : 0)) / scale;

  /** Without columns the middle of the picture stands in the middle. */
  function middle() {
    const scale = Math.min(1.25, Math.max(12 / 13, Math.min(box().width / drawing.width, box().height / drawing.height)));
    net.moveTo({ scale, position: { x: drawing.width / 2, y: drawing.height / 2 } });
  }

  function home() {
    if (!drawing.columns.length) return middle();
    const scale = Math.min(1.25, Math.max(0.84, (box().width - 12) / drawing.width));
    const wide = box().width / scale;
    net.moveTo({ scale, position: { x: wide > drawing.width ? drawing.width / 2 : wide / 2, y: topAt(TOP, scale) } });
  }

  /** The wheel scrolls, as in any page; with Ctrl it zooms. */
  function wheel(event) {
    if (event.ctrlKey) return;
    if (!drawing.columns.length && drawing.height * net.getScale() <= box().height) return;
    const scale = net.getScale(), here = net.getViewPosition(), low = topAt(drawing.columns.length ? TOP : 0, scale);
    const high = Math.max(low, drawing.height - (box().height / 2 - 20) / scale);
    const y = Math.min(high, Math.max(low, here.y + event.deltaY / scale));
    event.stopPropagation();
    if (y === here.y && !event.deltaX) return;
    event.preventDefault();
    net.moveTo({ position: { x: here.x + event.deltaX / scale, y } });
  }

  function placeHeads() {
    const heads = at("heads");
    heads.hidden = !drawing.columns.length;
    heads.style.width = `${box().width}px`;
    for (const head of heads.children) head.style.left = `${net.canvasToDOM({ x: Number(head.dataset.x), y: 0 }).x}px`;
  }

  function clicked(event) {
    const id = event.nodes[0] ?? nearLink(event.pointer.canvas);
    if (id) select(id, false);
    else unselect();
  }

  /** A link within four pixels of a point. */
  function nearLink({ x, y }) {
    probe.lineWidth = 9;
    const tree = drawing.links.filter((l) => l.tree && l.type && visible(l.source) && visible(l.target));
    const cross = [...crossOf(chosen), ...crossOf(hovered)];
    const hit = cross.find((l) => probe.isPointInStroke(crossBetween(l), x, y)) ?? tree.find((l) => probe.isPointInStroke(treePath(l), x, y));
    return hit?.id ?? null;
  }

  function crossBetween(l) {
    const here = chosen === l.source || chosen === l.target ? chosen : hovered;
    return l.route ? along(l.route) : crossPath(nodes.get(here), nodes.get(l.source === here ? l.target : l.source), 0);
  }

  function select(id, move = true) {
    const link = linkById.get(id);
    chosen = link ? null : id;
    if (link) showLink(link);
    else if (data.nodes[id]) showNode(id);
    else return;
    if (move && nodes.has(id)) bring(id);
    net.redraw();
    requestAnimationFrame(() => net.redraw());
  }

  function unselect() {
    chosen = null;
    at("panel").classList.remove("open");
    at("panel").replaceChildren(h("p", { class: "about" }, data.say[lang].ask));
    net.redraw();
  }

  /** Move only when the node is outside. */
  function bring(id) {
    const n = nodes.get(id);
    if (off.has(n.label)) toggle(n.label);
    const p = net.canvasToDOM({ x: n.x, y: n.y }), scale = net.getScale();
    if (p.x < 0 || p.y < HEAD || p.x + n.w * scale > box().width || p.y > box().height - 20) {
      net.moveTo({ position: { x: net.getViewPosition().x, y: n.y }, animation: false });
      if (p.x < 0 || p.x + n.w * scale > box().width) net.moveTo({ position: { x: n.x + n.w / 2, y: n.y } });
    }
  }

  // --- the panel -----------------------------------------------------------------------------------------------------

  function panel(...children) {
    const close = h("button", { class: "close", type: "button", "aria-label": "×", onclick: unselect }, "×");
    const kind = children.shift();
    kind.append(close);
    at("panel").replaceChildren(kind, ...children.filter(Boolean));
    at("panel").classList.add("open");
    at("panel").scrollTop = 0;
  }

  function showNode(id) {
    const n = data.nodes[id];
    panel(
      h("div", { class: "kind" }, icon(n.label), data.labels[n.label][lang]),
      h("h2", {}, nameOf(id)),
      otherName(id) ? h("p", { class: "other", lang: lang === "en" ? "zh-Hans" : "en" }, otherName(id)) : null,
      n.description ? h("p", { class: "about" }, n.description[lang] ?? n.description.zh ?? n.description.en) : null,
      properties(n),
      relations(id),
      ...evidence(n.evidence ?? []),
    );
  }

  function properties(n) {
    const rows = Object.entries(n.properties ?? {}).filter(([key]) => `property.${key}` in data.words[lang]);
    const value = (key, v) => (key === "value" ? [nodes.get(chosen)?.note ?? String(v)] : /^https?:\/\//.test(String(v)) ? [away(String(v))] : [String(v)]);
    return rows.length ? h("dl", {}, ...rows.flatMap(([key, v]) => [h("dt", {}, t(`property.${key}`)), h("dd", {}, ...value(key, v))])) : null;
  }

  const away = (url, text = url) => h("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, text);

  function relations(id) {
    const mine = data.links.filter((l) => (l.source === id || l.target === id) && l.type !== "MENTIONS" && l.type !== "HAS_PASSAGE");
    const rows = mine.map((l) => [data.types[l.type][lang][l.source === id ? 0 : 1], l, l.source === id ? l.target : l.source]);
    rows.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : nameOf(a[2]) < nameOf(b[2]) ? -1 : 1));
    let before = "";
    return h("ul", { class: "rels" }, ...rows.map(([verb, link, other]) => {
      const shown = verb === before ? "" : verb;
      before = verb;
      return h("li", {}, h("span", { class: "verb" }, shown),
        h("button", { class: "to", type: "button", onclick: () => select(other) }, icon(data.nodes[other].label), h("span", {}, nameOf(other))),
        link.evidence.length ? h("button", { class: `tag${exact(link.evidence) ? " exact" : ""}`, type: "button", onclick: () => select(link.id) }, exact(link.evidence) ? t("evidence.exact") : t("evidence.citation")) : null);
    }));
  }

  const exact = (list) => list.some((e) => "passage" in e);

  function showLink(link) {
    const end = (id) => h("button", { class: "to", type: "button", onclick: () => select(id) }, icon(data.nodes[id].label), h("span", {}, nameOf(id)));
    panel(
      h("div", { class: "kind" }, t("relationship")),
      h("h2", {}, data.types[link.type][lang][0]),
      h("ul", { class: "rels" }, h("li", {}, end(link.source)), h("li", {}, end(link.target))),
      h("dl", {}, h("dt", {}, t("confidence")), h("dd", {}, t(`level.${link.level}`)), h("dt", {}, t("rule")), h("dd", {}, link.rule)),
      ...evidence(link.evidence),
    );
  }

  function evidence(list) {
    const quotes = new Map();
    for (const e of list) if ("passage" in e) { const key = `${e.document}/${e.passage}`; quotes.set(key, [...(quotes.get(key) ?? []), e]); }
    const cited = list.filter((e) => !("passage" in e));
    const head = h("h3", {}, t("evidence"), quotes.size ? h("span", { class: "tag exact" }, `${t("evidence.exact")} ${quotes.size}`) : null, cited.length ? h("span", { class: "tag" }, `${t("evidence.citation")} ${cited.length}`) : null);
    if (!list.length) return [head, h("p", { class: "about" }, t("evidence.none"))];
    return [head, ...[...quotes].map(([key, found]) => quoted(key, found)), ...cited.map(citation)];
  }

  function quoted(key, found) {
    const text = data.passages[key], { document: source, passage } = found[0];
    const place = passage ? t("evidence.passage", { n: passage }) : t("evidence.title");
    return h("blockquote", {}, text === undefined ? null : h("p", { lang: "zh-Hans" }, ...lit(text, found)), reference(source, place, found.every((e) => e.rule) ? `${t("evidence.proposed", { rule: found[0].rule })} · ${t(`level.${found[0].level}`)}` : ""));
  }

  /** A passage around its lit words. Positions count code points, JavaScript's strings do not. */
  function lit(text, found) {
    const chars = Array.from(text), cuts = found.map((e) => [e.start, e.end]).sort((a, b) => a[0] - b[0]);
    const from = Math.max(0, cuts[0][0] - 60), to = Math.min(chars.length, cuts[cuts.length - 1][1] + 60);
    const parts = from ? ["……"] : [];
    let done = from;
    for (const [start, end] of cuts) {
      if (end <= done) continue;
      const begin = Math.max(start, done);
      parts.push(chars.slice(done, begin).join(""), h("mark", {}, chars.slice(begin, end).join("")));
      done = end;
    }
    parts.push(chars.slice(done, to).join(""));
    if (to < chars.length) parts.push("……");
    return parts;
  }

  function citation(e) {
    return h("blockquote", {}, reference(e.document, e.outlets > 1 ? t("evidence.outlets", { n: e.outlets }) : "", t(`level.${e.level}`)));
  }

  function reference(id, place, sure) {
    const d = data.documents[id] ?? {}, words = [d.name ?? id, d.publisher, (d.published ?? "").slice(0, 10), place].filter(Boolean).join(" · ");
    return h("cite", {}, /^https?:\/\//.test(d.url ?? "") ? away(d.url, words) : h("span", {}, words), sure ? h("span", { class: "sure" }, sure) : null);
  }

  // --- legend, search, language --------------------------------------------------------------------------------------

  function legend() {
    const here = drawing.legend.filter((e) => e.shown);
    at("legend").replaceChildren(...here.map((e) => h("button", { type: "button", "aria-pressed": String(!off.has(e.label)), title: t("legend.hide"), onclick: (event) => (event.altKey ? only(e.label) : toggle(e.label)) },
      icon(e.label), data.labels[e.label][lang], h("b", {}, off.has(e.label) ? `0/${e.total}` : e.shown === e.total ? String(e.shown) : `${e.shown}/${e.total}`))));
  }

  function toggle(label) { if (!off.delete(label)) off.add(label); refresh(); }
  function only(label) { off.clear(); for (const e of drawing.legend) if (e.label !== label) off.add(e.label); refresh(); }
  function refresh() {
    sets.nodes.update([...nodes.values()].map((n) => ({ id: n.id, hidden: off.has(n.label) })));
    legend();
    said();
    net.redraw();
  }

  function said() {
    const shown = drawing.nodes.filter((n) => !n.ghost && !off.has(n.label)).length;
    const text = data.say[lang].shown.replace("{shown}", shown).replace("{total}", drawing.total);
    at("foot").textContent = data.say[lang].foot;
    at("said").textContent = [text, drawing.why].filter(Boolean).join(" · ");
  }

  function texts() {
    document.documentElement.lang = lang === "en" ? "en" : "zh-Hans";
    at("title").textContent = document.title = drawing.title;
    at("subtitle").textContent = drawing.subtitle;
    at("q").placeholder = t("search");
    at("q").setAttribute("aria-label", t("search"));
    at("canvas").setAttribute("aria-label", drawing.title);
    for (const b of document.querySelectorAll("[data-lang]")) b.setAttribute("aria-pressed", String(/** @type {any} */ (b).dataset.lang === lang));
    at("heads").replaceChildren(...drawing.columns.map((c) => {
      const parts = c.labels.slice(0, 4).flatMap((label, i) => [icon(label), c.title.split(" · ")[i], h("i", {}, String(drawing.legend.find((e) => e.label === label).shown))]);
      const made = h("span", {}, ...parts);
      made.dataset.x = String(c.x);
      return made;
    }));
    legend();
    said();
    placeHeads();
  }

  function speak(next) {
    const was = chosen;
    lang = next;
    start();
    if (was) select(was, false);
    else unselect();
  }

  const folded = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s“”"'‘’《》]/g, "");
  const index = Object.entries(data.nodes).map(([id, n]) => [id, [n.name.zh, n.name.en, ...(n.also ?? [])].filter(Boolean).map(folded)]);

  function find(q) {
    const wanted = folded(q), ranked = [];
    for (const [id, names] of index) {
      const rank = Math.min(...names.map((name) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 9)));
      if (rank < 9) ranked.push([rank, id]);
    }
    return ranked.sort((a, b) => a[0] - b[0] || nameOf(a[1]).length - nameOf(b[1]).length).slice(0, 12).map(([, id]) => id);
  }

  function suggest() {
    const q = at("q").value.trim(), hits = q ? find(q) : [];
    const rows = hits.map((id, i) => h("li", { role: "option", id: `hit-${i}`, "aria-selected": String(i === 0), onmousedown: (e) => { e.preventDefault(); take(id); } }, icon(data.nodes[id].label), h("span", {}, nameOf(id)), h("small", {}, data.labels[data.nodes[id].label][lang])));
    rows.forEach((row, i) => { row.dataset.id = hits[i]; });
    at("hits").replaceChildren(...(q && !rows.length ? [h("li", { class: "none" }, t("search.none", { q }))] : rows));
    at("hits").hidden = !q;
    at("q").setAttribute("aria-expanded", String(Boolean(q)));
  }

  function take(id) { at("q").value = ""; suggest(); select(id); at("panel").focus(); }

  function keys(event) {
    const rows = [...at("hits").querySelectorAll("[role=option]")], now = rows.findIndex((r) => r.getAttribute("aria-selected") === "true");
    if (event.key === "Enter" && rows[now]) take(rows[now].dataset.id);
    else if (event.key === "Escape") { at("q").value = ""; suggest(); }
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && rows.length) {
      event.preventDefault();
      const next = (now + (event.key === "ArrowDown" ? 1 : rows.length - 1)) % rows.length;
      rows.forEach((r, i) => r.setAttribute("aria-selected", String(i === next)));
      at("q").setAttribute("aria-activedescendant", rows[next].id);
    }
  }

  at("q").addEventListener("input", suggest);
  at("q").addEventListener("keydown", keys);
  at("q").addEventListener("blur", () => { at("hits").hidden = true; });
  at("canvas").addEventListener("wheel", wheel, { capture: true, passive: false });
  for (const b of document.querySelectorAll("[data-lang]")) b.addEventListener("click", () => speak(/** @type {any} */ (b).dataset.lang));
  document.addEventListener("keydown", (e) => {
    if (e.key === "Escape" && document.activeElement !== at("q")) unselect();
    if (e.key === "/" && document.activeElement !== at("q")) { e.preventDefault(); at("q").focus(); }
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => net.redraw());
  start();
  unselect();
  if (data.chosen) select(data.chosen);
})();
