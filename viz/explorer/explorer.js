// @ts-check
/** The graph page: its address says what is drawn and selected; every act changes the address, and Back undoes it. */
import { showCaption } from "./caption.js";
import { carry } from "./carry.js";
import { el, failure, loading } from "./dom.js";
import { askPicture } from "./first.js";
import { turned } from "./folding.js";
import { moveHeads, showHeads } from "./heads.js";
import { t } from "./i18n.js";
import { showHelp } from "./help.js";
import { showIntro } from "./intro.js";
import { listenToKeys } from "./keys.js";
import { closeMenus, showsFilters } from "./menus.js";
import { expectNode } from "./panel.js";
import { showChosen } from "./panels.js";
import { Picking } from "./picking.js";
import { Picture } from "./picture.js";
import { whenResized } from "./resizing.js";
import { copyAddress, showFiles } from "./save.js";
import { Scene } from "./scene.js";
import { searching } from "./search.js";
import { showShortlist, tellShortlist } from "./shortlist.js";
import { address, lookAt, readState, samePicture, sameSight, toggled } from "./state.js";
import { showTip } from "./tip.js";
import { Tree } from "./tree.js";

/** @typedef {import("./state.js").State} State */

const at = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const [panel, heads, scroll, stateBox] = ["panel", "heads", "scroll", "state"].map(at);

let state = readState();
/** @type {import("./scene.js").Drawing | null} */
let drawing = null;
let asking = new AbortController();
let rest = Promise.resolve(); // of the first picture
let turn = 0; // of the states shown

const asked = {
  select: (/** @type {string | null} */ id) => (picking.takes(id) ? undefined : id && picture.scene?.nodes.get(id)?.ghost ? unfold(id) : go({ select: id ?? "", link: "" })),
  link: (/** @type {string | {source: string, type: string, target: string}} */ l) => go({ link: typeof l === "string" ? l : `${l.source}~${l.type}~${l.target}` }),
  unfold: (/** @type {string} */ id) => unfold(id),
  close: () => go({ select: "", link: "" }),
  home: () => go(lookAt({})),
  about: (/** @type {string} */ id) => go(lookAt({ node: id, select: id })),
  ways: (/** @type {string} */ from, /** @type {string} */ named) => picking.begin(from, named),
  question: (/** @type {string} */ ask, /** @type {string} */ node) => go(lookAt({ ask, node })),
  kept: (/** @type {string} */ id) => state.short.includes(id),
  keep: (/** @type {string} */ id) => { go({ short: toggled(state.short, id) }); tellShortlist(id, state.short); },
  clear: () => go({ short: [] }),
  copy: (/** @type {HTMLElement} */ button) => copyAddress(button),
  hover: (/** @type {string | null} */ id) => showTip(at("tip"), picture, id),
  moved: () => moveHeads(heads, scroll.scrollLeft, picture.cy.zoom()),
  focus: (/** @type {string | null} */ id) => picture.focus(id),
};
const picture = new Picture(scroll, at("room"), at("cy"), asked);
const tree = new Tree(at("tree"), asked);
const picking = new Picking(at("hint"), (node, to) => go(lookAt({ node, to })));
searching({
  chosen: (id, add) => picking.takes(id) || go({ ...(add ? { expand: [...new Set([...state.expand, state.select, id])].filter(Boolean) } : {}), select: id, link: "" }),
  asked: asked.question,
});

/** Show another state; the address follows. @param {Partial<State>} change @param {boolean} [quiet] without a step to come back to */
function go(change, quiet = false) {
  const next = { ...state, ...change };
  if (address(next) === address(state)) return Promise.resolve();
  history[quiet ? "replaceState" : "pushState"]({ inside: true }, "", address(next));
  return become(next);
}

/** Show a state; `data-ready` says that all of it stands. @param {State} next @param {boolean} [again] */
async function become(next, again = false) {
  const mine = ++turn;
  delete document.documentElement.dataset.ready;
  await turnTo(next, again);
  await rest;
  if (mine === turn) document.documentElement.dataset.ready = "";
}

/** @param {State} next @param {boolean} again */
async function turnTo(next, again) {
  const before = state, near = !again && drawing && samePicture(before, next);
  state = next;
  carry();
  showShortlist(state.short, asked);
  /** @type {HTMLButtonElement} */ (at("undo")).disabled = !history.state?.inside;
  if (near && sameSight(before, next)) return;
  mark();
  if (state.select && !state.link) expectNode(state.select);
  const drawn = near && before.select === next.select ? Promise.resolve() : draw(Boolean(near));
  await showPanel(drawn);
}

/** Ask for the picture and draw it. @param {boolean} near it differs at most in what the selection adds: without an answer the old one stays */
async function draw(near) {
  asking.abort();
  asking = new AbortController();
  if (!drawing) stateBox.hidden = false;
  const done = drawing ? () => {} : loading(stateBox, t("loading.picture"));
  try {
    const got = await askPicture(state, asking.signal);
    done();
    if (!near || !sameDrawing(got)) show(got, near);
  } catch (error) {
    done();
    if (error instanceof DOMException || (near && drawing && has(drawing, state.select))) return;
    const back = el("button", { class: "btn", type: "button", onclick: history.state?.inside ? undo : asked.home }, t(history.state?.inside ? "undo" : "overview"));
    stateBox.replaceChildren(failure(error, () => become(state, true)), el("div", { class: "btns" }, back));
    stateBox.hidden = false;
  }
}

/** Whether a picture is the one that is drawn. @param {import("./scene.js").Drawing} got */
const sameDrawing = (got) => JSON.stringify({ ...got, view: null }) === JSON.stringify({ ...drawing, view: null });

/** Whether a picture holds a node. @param {import("./scene.js").Drawing} got @param {string} id */
const has = (got, id) => got.nodes.some((n) => n.id === id);

/** @param {import("./scene.js").Drawing} got @param {boolean} near */
function show(got, near) {
  const before = drawing;
  drawing = got;
  const scene = new Scene(got, scroll.clientWidth, scroll.clientHeight, near ? picture.scene : null);
  const anchor = before && state.select ? picture.box(state.select) : null;
  if (before) picture.change(scene);
  else picture.show(scene, false);
  if (anchor && state.select) hold(state.select, anchor);
  if (before || !scroll.clientWidth) tree.show(scene);
  else rest = painted().then(settle);
  showHeads(heads, scene, (label) => go({ expand: toggled(state.expand, label) }));
  asked.moved();
  showCaption(got, state, go);
  mark();
  performance.mark("picture");
}

/** What the window does not show waits until the first picture is painted. */
function settle() {
  picture.settle();
  if (picture.scene) tree.show(picture.scene);
  mark();
}

/** When the browser has painted what is drawn. @returns {Promise<void>} */
const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));

/** What was under the eye stays there. @param {string} id @param {{y1: number}} anchor */
function hold(id, anchor) {
  const n = picture.scene?.nodes.get(id);
  if (n) scroll.scrollTop += n.top * picture.cy.zoom() - scroll.scrollTop - anchor.y1;
}

/** The selection, in picture and tree. */
function mark() {
  if (!drawing) return;
  const [source, type, target] = state.link.split("~");
  const drawn = drawing.links.find((l) => l.source === source && l.type === type && l.target === target);
  picture.select(state.select || null, drawn?.id ?? "");
  tree.select(state.select || null);
}

/** The panel of what is selected or asked, else how to begin. @param {Promise<void>} drawn when the picture stands */
async function showPanel(drawn) {
  const now = state, { select } = now;
  const folds = drawn.then(() => ({ more: picture.scene?.nodes.get(select)?.more ?? 0, open: state.expand.includes(select), alone: state.node === select }));
  const chosen = await showChosen(panel, now, folds, asked);
  await drawn;
  if (!chosen && drawing && state === now) showIntro(panel, drawing, asked);
  picture.fit();
  if (state.select) picture.reveal(state.select);
}

/** Unfold what is folded below a node, or fold it again; what is not drawn is gone to. @param {string} id */
const unfold = (id) => (picture.scene?.nodes.has(id) ? go(turned(id, picture.scene, state)) : asked.about(id));

/** Back, as long as there is a step that was taken here. */
function undo() {
  if (history.state?.inside) history.back();
}

whenResized(scroll, (wider) => {
  if (!drawing) return;
  if (wider) become(state, true);
  else picture.fit();
});

listenToKeys({
  back: () => (picking.end() ? undefined : state.link ? go({ link: "" }) : go({ select: "" })),
  evidence: () => { panel.focus(); document.getElementById("evidence")?.scrollIntoView({ block: "start" }); },
  walk: () => tree.enter(state.select || null),
  unfold: () => (state.select ? unfold(state.select) : undefined),
  keep: () => (state.select ? asked.keep(state.select) : undefined),
  undo,
});
document.addEventListener("theme", () => { state.theme = readState().theme; picture.repaint(); });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => picture.repaint());
closeMenus();
showsFilters(at("filter-open"), at("filters"));
window.addEventListener("popstate", () => become(readState()));
at("copy").addEventListener("click", () => copyAddress(at("copy")));
at("undo").addEventListener("click", undo);
at("help-open").addEventListener("click", showHelp);
at("save").addEventListener("toggle", () => showFiles(at("save-ways"), state));
for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-layout]"))) button.addEventListener("click", () => go({ layout: button.dataset.layout === "columns" ? "" : button.dataset.layout ?? "" }));

Object.assign(globalThis, { zhengtu: { picture } }); // for the console and the tests
become(state, true);
