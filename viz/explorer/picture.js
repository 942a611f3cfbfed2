// @ts-check
/** The canvas. Everything the page asks of the drawing engine is asked here: load, select, hover, expand, theme, zoom. */
import cytoscape from "../vendor/cytoscape.esm.min.mjs";
import { isClear, linkElement, verbElement } from "./elements.js";
import { listen } from "./gestures.js";
import { Held } from "./held.js";
import { sheet } from "./sheet.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Link} Link */
/** @typedef {{select: (id: string | null) => void, link: (link: Link) => void, unfold: (id: string) => void, hover: (id: string | null) => void, moved: () => void}} Asked */

const SLOW = 200; // ms
const layoutOf = (/** @type {Scene | null} */ scene) => scene && (scene.drawing.view?.layout ?? "columns");

export class Picture {
  /** @param {HTMLElement} scroll the window @param {HTMLElement} room as large as the picture @param {HTMLElement} place the canvas @param {Asked} asked */
  constructor(scroll, room, place, asked) {
    this.scroll = scroll;
    this.room = room;
    this.place = place;
    this.asked = asked;
    /** @type {Scene | null} */
    this.scene = null;
    /** @type {string | null} */
    this.selected = null;
    this.selectedLink = "";
    /** @type {string | null} */
    this.hovered = null;
    this.cy = cytoscape({ container: place, style: sheet(), layout: { name: "preset" }, autoungrabify: true, autounselectify: true, boxSelectionEnabled: false, userZoomingEnabled: false, userPanningEnabled: false, minZoom: 0.3, maxZoom: 3, pixelRatio: "auto" });
    this.held = new Held(this.cy);
    this.whole = true;
    /** @type {Set<string>} nodes that are drawn wherever the window is */
    this.pinned = new Set();
    /** @type {string | null} */
    this.focused = null;
    listen(this);
  }

  /** Draw a scene from nothing. @param {Scene} scene @param {boolean} [whole] not only what the window shows */
  show(scene, whole = true) {
    const another = layoutOf(this.scene) !== layoutOf(scene);
    this.scene = scene;
    this.whole = whole;
    this.held.clear();
    this.fit();
    if (another) this.begin(scene);
    this.mark();
  }

  /** A layout begins at its upper left where it has columns, else in its middle. @param {Scene} scene */
  begin(scene) {
    const { scroll, room } = this, free = !scene.columns.length;
    scroll.scrollLeft = free ? (room.offsetWidth - this.covered() - scroll.clientWidth) / 2 : 0;
    const over = room.offsetHeight - scroll.clientHeight; // a little too tall is read from its top
    scroll.scrollTop = free && over > scroll.clientHeight / 4 ? over / 2 : 0;
    this.follow();
  }

  /** The rest of a small picture, once what the window shows is painted. */
  settle() {
    this.whole = true;
    this.mark();
  }

  /** Draw a changed scene; what was there keeps its place or slides to its new row, once. @param {Scene} scene */
  change(scene) {
    const before = new Map(this.cy.nodes().map((/** @type {any} */ n) => [n.id(), { ...n.position() }]));
    this.show(scene);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    for (const node of this.cy.nodes()) {
      const old = /** @type {{x: number, y: number} | undefined} */ (before.get(node.id()));
      if (!old || (old.x === node.position("x") && old.y === node.position("y"))) continue;
      const now = { ...node.position() };
      node.position(old);
      node.animate({ position: now }, { duration: SLOW });
    }
  }

  /** The room takes the picture's size, so that the window scrolls as any page does. */
  fit() {
    if (!this.scene) return;
    const zoom = this.cy.zoom(), { width, height } = this.scene.extent, covered = this.covered();
    const seen = { width: this.scroll.clientWidth, height: this.scroll.clientHeight };
    Object.assign(this.room.style, { width: `${Math.max(seen.width, Math.floor(width * zoom)) + covered}px`, height: `${Math.max(seen.height, Math.ceil(height * zoom))}px` });
    Object.assign(this.place.style, { width: `${this.scroll.clientWidth}px`, height: `${this.scroll.clientHeight}px` });
    this.cy.resize();
    this.follow();
  }

  /** How much of the window the drawer hides. */
  covered() {
    const drawer = document.getElementById("panel")?.getBoundingClientRect(), box = this.scroll.getBoundingClientRect();
    return drawer?.width && drawer.left < box.right && drawer.top < box.bottom ? Math.round(box.right - drawer.left) : 0;
  }

  follow() {
    this.cy.pan({ x: -this.scroll.scrollLeft, y: -this.scroll.scrollTop });
    if (this.scene && this.held.outdated(this.scene, this.seen)) this.hold(this.scene);
    this.asked.moved();
  }

  /** The stretch of the picture that the window shows. */
  get seen() {
    const z = this.cy.zoom(), from = this.scroll.scrollTop / z;
    return { from, to: from + this.scroll.clientHeight / z };
  }

  /** What the window needs, marked as it should be. @param {Scene} scene */
  hold(scene) {
    if (this.held.hold(scene, this.seen, this.pinned, this.whole)) this.dress(scene);
  }

  /** @param {string | null} id @param {string} [link] id of the selected relationship */
  select(id, link = "") {
    this.selected = id;
    this.selectedLink = link;
    this.mark();
    if (id) this.reveal(id);
  }

  /** The path, the kin and the cross links of what is selected or hovered. */
  mark() {
    const { scene } = this;
    if (!scene) return;
    const passing = this.passing(scene, this.chosen(scene));
    const ends = passing.flatMap((e) => [e.data.source, e.data.target]);
    this.pinned = new Set([this.selected, this.hovered, this.focused, ...ends].filter((id) => typeof id === "string"));
    this.held.hold(scene, this.seen, this.pinned, this.whole);
    this.pass(passing);
    this.dress(scene);
  }

  /** The selected relationship, where the picture has it. @param {Scene} scene */
  chosen(scene) {
    return this.selectedLink ? scene.links.find((l) => l.id === this.selectedLink) : undefined;
  }

  /** What is held, in the ink of what is selected or hovered. @param {Scene} scene */
  dress(scene) {
    const { cy } = this, link = this.chosen(scene);
    cy.startBatch();
    cy.elements(".sel, .on, .kin, .hover").removeClass("sel on kin hover");
    const path = this.selected ? scene.path(this.selected) : [];
    for (const id of path) cy.getElementById(id).addClass("on");
    if (path.length) for (const edge of cy.edges(".tree")) if (path.includes(edge.target().id()) && path.includes(edge.source().id())) edge.addClass("on");
    for (const l of this.selected || this.hovered ? scene.links : []) {
      if (l.source === this.selected || l.source === this.hovered) cy.getElementById(l.target).addClass("kin");
      if (l.target === this.selected || l.target === this.hovered) cy.getElementById(l.source).addClass("kin");
    }
    if (this.selected && !link) cy.getElementById(this.selected).addClass("sel");
    if (this.hovered) cy.getElementById(this.hovered).addClass("hover");
    if (this.focused) cy.getElementById(this.focused).addClass("focus");
    if (link) for (const id of [link.source, link.target]) cy.getElementById(id).addClass("on");
    if (link) cy.getElementById(link.id).addClass("sel");
    cy.endBatch();
  }

  /** Cross links to draw now: those of the selected and the hovered node, and the selected one. @param {Scene} scene @param {Link | undefined} link @returns {any[]} */
  passing(scene, link) {
    return scene.links.filter((l) => !l.tree).flatMap((l) => {
      const from = [this.selected, this.hovered].find((id) => id && (l.source === id || l.target === id)) ?? (l === link ? l.source : null);
      if (!from || (l !== link && !isClear(scene, l))) return [];
      return [{ ...linkElement(scene, l), classes: "cross passing" }, ...verbElement(scene, l, from)];
    });
  }

  /** Draw these and no other passing elements; what is there already stays. @param {any[]} wanted */
  pass(wanted) {
    const ids = new Set(wanted.map((e) => e.data.id));
    const there = this.cy.elements(".passing");
    there.filter((/** @type {any} */ e) => !ids.has(e.id())).remove();
    this.cy.add(wanted.filter((e) => this.cy.getElementById(e.data.id).empty()));
  }

  /** Scroll to a node only where it is out of sight. @param {string} id */
  reveal(id) {
    const n = this.scene?.nodes.get(id);
    if (!n) return;
    const z = this.cy.zoom(), s = this.scroll;
    if (n.top * z < s.scrollTop || n.bottom * z > s.scrollTop + s.clientHeight) s.scrollTop = n.y * z - s.clientHeight / 3;
    if (n.left * z < s.scrollLeft || n.right * z > s.scrollLeft + s.clientWidth - this.covered()) s.scrollLeft = n.left * z - 40;
    this.follow();
  }

  /** @param {string | null} id the node the keyboard is at */
  focus(id) {
    this.cy.nodes(".focus").removeClass("focus");
    this.focused = id;
    this.mark();
    if (id) this.reveal(id);
  }

  /** Where a node is in the window; while it slides, where it is seen. @param {string} id */
  box(id) {
    const drawn = this.cy.getElementById(id), n = this.scene?.nodes.get(id);
    if (drawn.nonempty()) return drawn.renderedBoundingBox({ includeLabels: false, includeOverlays: false });
    const z = this.cy.zoom(), { scrollLeft, scrollTop } = this.scroll;
    return n ? { x1: n.left * z - scrollLeft, x2: n.right * z - scrollLeft, y1: n.top * z - scrollTop, y2: n.bottom * z - scrollTop } : null;
  }

  /** Colours of the present theme. */
  repaint() {
    this.cy.style(sheet());
  }

  /** @param {number} factor @param {{x: number, y: number}} at in the window */
  zoom(factor, at) {
    const { cy, scroll } = this, old = cy.zoom();
    const now = Math.min(cy.maxZoom(), Math.max(cy.minZoom(), old * factor));
    const [x, y] = [(scroll.scrollLeft + at.x) / old, (scroll.scrollTop + at.y) / old];
    cy.zoom(now);
    this.fit();
    scroll.scrollLeft = x * now - at.x;
    scroll.scrollTop = y * now - at.y;
    this.follow();
  }

  /** @param {string | null} id */
  hover(id) {
    this.hovered = id;
    this.mark();
    this.asked.hover(id);
  }
}
