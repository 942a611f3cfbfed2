// @ts-check
/** What the drawing engine holds of a picture: a small one whole, of a long one the rows in and near the window. */
import { besides, linkElement, nodeElement, riftElement, ringElement } from "./elements.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {{from: number, to: number}} Stretch of the picture, from top to bottom */

const WHOLE = 400; // nodes
const BEYOND = 0.6, STEP = 0.3; // of the window's height: held above and below it, and scrolled before more is taken
const FIRST = 0.05; // of the window's height: held beyond it in the first picture

export class Held {
  /** @param {any} cy the drawing engine */
  constructor(cy) {
    this.cy = cy;
    /** @type {Map<string, string[]>} ids of the engine's elements, by node or link */
    this.parts = new Map();
    /** @type {Stretch | null} */
    this.stretch = null;
  }

  /** Hold nothing. */
  clear() {
    this.cy.startBatch();
    this.cy.elements().remove();
    this.cy.endBatch();
    this.parts.clear();
    this.stretch = null;
  }

  /**
   * Hold what the window needs; whether anything was added.
   * @param {Scene} scene @param {Stretch} seen @param {Iterable<string>} pinned nodes wherever they are @param {boolean} [whole] a small picture in one go
   */
  hold(scene, seen, pinned, whole = true) {
    this.stretch = this.reaching(scene, seen, whole);
    const wanted = this.wanted(scene, this.stretch, pinned);
    const gone = [...this.parts.keys()].filter((key) => !wanted.has(key));
    const made = [...wanted].filter(([key]) => !this.parts.has(key)).map(([key, make]) => ({ key, elements: make() }));
    this.cy.startBatch();
    for (const key of gone) this.drop(key);
    this.cy.add(made.flatMap(({ elements }) => elements));
    this.cy.endBatch();
    for (const { key, elements } of made) this.parts.set(key, elements.map((e) => e.data.id));
    return made.length > 0;
  }

  /** What was held still does, where the window moved little. @param {Scene} scene @param {Stretch} seen @param {boolean} whole @returns {Stretch} */
  reaching(scene, seen, whole) {
    if (whole && scene.nodes.size <= WHOLE) return { from: -Infinity, to: Infinity };
    const height = seen.to - seen.from, spare = (BEYOND - STEP) * height;
    if (!whole) return { from: seen.from - FIRST * height, to: seen.to + FIRST * height };
    if (this.stretch && this.stretch.from <= seen.from - spare && this.stretch.to >= seen.to + spare) return this.stretch;
    return { from: seen.from - BEYOND * height, to: seen.to + BEYOND * height };
  }

  /** Whether the window has moved on from what is held. @param {Scene} scene @param {Stretch} seen */
  outdated(scene, seen) {
    return this.stretch !== this.reaching(scene, seen, this.stretch?.to === Infinity);
  }

  /** What to hold, and how it is made: nodes before the links that need them. @param {Scene} scene @param {Stretch} stretch @param {Iterable<string>} pinned @returns {Map<string, () => any[]>} */
  wanted(scene, { from, to }, pinned) {
    const drawn = scene.links.filter((l) => l.tree);
    const at = (/** @type {string} */ id) => /** @type {import("./scene.js").Placed} */ (scene.nodes.get(id));
    const links = drawn.filter((l) => Math.min(at(l.source).y, at(l.target).y) <= to && Math.max(at(l.source).y, at(l.target).y) >= from);
    const near = [...scene.nodes.values()].filter((n) => n.top <= to && n.bottom >= from).map((n) => n.id);
    const ids = new Set([...near, ...links.flatMap((l) => [l.source, l.target]), ...[...pinned].filter((id) => scene.nodes.has(id))]);
    return new Map([
      ...scene.rifts.map((y, i) => /** @type {const} */ ([`~${i}`, () => [riftElement(y, scene.extent.width, i)]])),
      ...scene.rings.map((ring, i) => /** @type {const} */ ([`~~${i}`, () => [ringElement(ring, i)]])),
      ...[...ids].map((id) => /** @type {const} */ ([id, () => [nodeElement(at(id)), ...besides(scene, at(id))]])),
      ...links.map((l) => /** @type {const} */ ([l.id, () => [linkElement(scene, l)]])),
    ]);
  }

  /** @param {string} key */
  drop(key) {
    for (const id of this.parts.get(key) ?? []) this.cy.getElementById(id).remove();
    this.parts.delete(key);
  }
}
