// @ts-check
/** The graph page: its address says what is drawn and selected; every act changes the address, and Back undoes it. */
import { get, getOnce } from "./api.js";
import { el, failure, labelTitle, loading, message, say, verb } from "./dom.js";
import { showFilters } from "./filters.js";
import { moveHeads, showHeads } from "./heads.js";
import { lang, name, number, t } from "./i18n.js";
import { showLegend } from "./legend.js";
import { showIntro, showLink, showNode } from "./panel.js";
import { Picture } from "./picture.js";
import { copyAddress, showWays } from "./save.js";
import { Scene } from "./scene.js";
import { searching } from "./search.js";
import { address, drawnBy, readState, samePicture, toggled } from "./state.js";
import { showTip } from "./tip.js";
import { Tree } from "./tree.js";

/** @typedef {import("./state.js").State} State */

const at = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const [panel, heads, scroll, stateBox] = ["panel", "heads", "scroll", "state"].map(at);

let state = readState();
/** @type {import("./scene.js").Drawing | null} */
let drawing = null;
let asking = new AbortController();

const asked = {
  select: (/** @type {string | null} */ id) => (id && picture.scene?.nodes.get(id)?.ghost ? unfold(id) : go({ select: id ?? "", link: "" })),
  link: (/** @type {string | {source: string, type: string, target: string}} */ l) => go({ link: typeof l === "string" ? l : `${l.source}~${l.type}~${l.target}` }),
  unfold: (/** @type {string} */ id) => unfold(id),
  close: () => go({ select: "", link: "" }),
  about: (/** @type {string} */ id) => go({ node: id, select: id, link: "", depth: "", plan: [], label: [], q: "", expand: [], fold: [] }),
  hover: (/** @type {string | null} */ id) => showTip(at("tip"), picture, id),
  moved: () => moveHeads(heads, scroll.scrollLeft, picture.cy.zoom()),
  focus: (/** @type {string | null} */ id) => picture.focus(id),
};
const picture = new Picture(scroll, at("room"), at("cy"), asked);
const tree = new Tree(at("tree"), asked);
searching((id, add) => (go({ ...(add ? { expand: [...new Set([...state.expand, state.select, id])].filter(Boolean) } : {}), select: id, link: "" })));


/** Show another state; the address follows. @param {Partial<State>} change @param {boolean} [quiet] without a step to come back to */
function go(change, quiet = false) {
  const next = { ...state, ...change };
  if (address(next) === address(state)) return Promise.resolve();
  history[quiet ? "replaceState" : "pushState"]({ inside: true }, "", address(next));
  return become(next);
}

/** @param {State} next @param {boolean} [again] */
async function become(next, again = false) {
  const same = !again && drawing && samePicture(state, next) && (!next.select || has(drawing, next.select));
  state = next;
  mark();
  const opened = showPanel();
  if (!same) await draw();
  await opened;
}

/** Ask for the picture and draw it. */
async function draw() {
  asking.abort();
  asking = new AbortController();
  stateBox.hidden = false;
  const done = drawing ? () => {} : loading(stateBox, t("loading.picture"));
  try {
    const width = scroll.clientWidth >= 320 ? { width: Math.min(8000, scroll.clientWidth) } : {};
    const wanted = { ...drawnBy(state), lang: lang === "en" ? "en" : "", ...width };
    let got = await get("/v1/view", wanted, asking.signal);
    if (state.select && !has(got, state.select)) got = await get("/v1/view", { ...wanted, select: state.select }, asking.signal);
    done();
    show(got);
  } catch (error) {
    done();
    if (error instanceof DOMException) return;
    const back = drawing ? el("button", { class: "btn", type: "button", onclick: () => history.back() }, t("undo")) : el("a", { class: "btn", href: "/" }, t("overview"));
    stateBox.replaceChildren(failure(error, () => become(state, true)), el("div", { class: "btns" }, back));
    stateBox.hidden = false;
  }
}

/** Whether a picture holds a node. @param {import("./scene.js").Drawing} got @param {string} id */
const has = (got, id) => got.nodes.some((n) => n.id === id);

/** @param {import("./scene.js").Drawing} got */
function show(got) {
  const before = drawing;
  drawing = got;
  const scene = new Scene(got, scroll.clientWidth, scroll.clientHeight);
  const anchor = before && state.select ? picture.box(state.select) : null;
  if (before) picture.change(scene);
  else picture.show(scene);
  if (anchor && state.select) hold(state.select, anchor);
  tree.show(scene);
  showHeads(heads, scene, (label) => go({ expand: toggled(state.expand, label) }));
  asked.moved();
  caption(got);
  empty(got);
  mark();
  if (!before) showPanel();
  performance.mark("picture");
}

/** What was under the eye stays there. @param {string} id @param {{y1: number}} anchor */
function hold(id, anchor) {
  const n = picture.scene?.nodes.get(id);
  if (n) scroll.scrollTop += n.top * picture.cy.zoom() - scroll.scrollTop - anchor.y1;
}

/** @param {import("./scene.js").Drawing} got */
function caption(got) {
  at("title").textContent = got.title;
  at("title").title = got.title;
  at("subtitle").textContent = got.subtitle ?? "";
  document.title = `${got.title} · ${t("brand")}`;
  at("shown").textContent = t("shown", { shown: number(got.shown), total: number(got.total) });
  at("shown").title = got.why || "";
  showLegend(at("labels"), got.legend, (label) => go({ label }));
  for (const button of document.querySelectorAll("[data-layout]")) button.setAttribute("aria-pressed", String((state.layout || "columns") === /** @type {any} */ (button).dataset.layout));
  filters();
}

/** The filters, from what there is: the plans, and the years that targets name. */
async function filters() {
  const [plans, targets] = await Promise.all([getOnce("/v1/nodes", { label: "Plan", limit: 200 }), getOnce("/v1/nodes", { label: "Target", limit: 1000 })]).catch(() => [null, null]);
  if (!plans || !targets) return;
  const years = [...new Set(targets.items.map((/** @type {any} */ n) => n.properties.year).filter(Boolean))].sort();
  showFilters(at("filters"), state, plans.items, years.map(String), (change) => go(change));
}

/** Nothing to draw is said, with a way out. @param {import("./scene.js").Drawing} got */
function empty(got) {
  stateBox.hidden = got.nodes.length > 0;
  if (got.nodes.length) return;
  const way = el("button", { class: "btn", type: "button", onclick: () => go({ label: [], plan: [], year: "", evidence: "", min_confidence: "", document: "", q: "", node: "", cypher: "" }) }, t("overview"));
  stateBox.replaceChildren(message(state.q ? t("search.none", { q: state.q }) : t("empty"), got.why || "", way));
}

/** The selection, in picture and tree. */
function mark() {
  if (!drawing) return;
  const [source, type, target] = state.link.split("~");
  const drawn = drawing.links.find((l) => l.source === source && l.type === type && l.target === target);
  picture.select(state.select || null, drawn?.id ?? "");
  tree.select(state.select || null);
}

/** The panel of what is selected. */
async function showPanel() {
  const more = picture.scene?.nodes.get(state.select)?.more ?? 0;
  const folds = { more, open: state.expand.includes(state.select), alone: state.node === state.select };
  if (state.link) announceLink(await showLink(panel, state.link, asked));
  else if (state.select) announce(await showNode(panel, state.select, folds, asked));
  else if (drawing) showIntro(panel, drawing, asked);
  picture.fit();
  if (state.select) picture.reveal(state.select);
}

/** @param {any} node */
const announce = (node) => node && say(t("said.node", { name: name(node.pref_label), label: labelTitle(node.label) }));
/** @param {any} link */
const announceLink = (link) => link && say(`${name(link.a.pref_label)} ${verb(link.type)} ${name(link.b.pref_label)}`);

/** Unfold what is folded below a node, or fold it again. @param {string} id */
function unfold(id) {
  const drawn = picture.scene?.nodes.get(id);
  if (!drawn) return asked.about(id);
  if (state.expand.includes(id)) return go({ expand: state.expand.filter((one) => one !== id) });
  if (drawn.more > 0) return go({ expand: [...state.expand, id], fold: state.fold.filter((one) => one !== id) });
  if (picture.scene?.children(id).length || state.fold.includes(id)) return go({ fold: toggled(state.fold, id) });
  return Promise.resolve();
}

/** @param {KeyboardEvent} event */
function key(event) {
  const target = /** @type {Element} */ (event.target);
  if (target.matches("input, textarea, select") || event.altKey) return;
  if ((event.ctrlKey || event.metaKey) && event.key === "z") { event.preventDefault(); history.back(); return; }
  if (event.ctrlKey || event.metaKey) return;
  const acts = /** @type {Record<string, () => void>} */ ({
    Escape: () => (state.link ? go({ link: "" }) : go({ select: "" })),
    e: () => { panel.focus(); document.getElementById("evidence")?.scrollIntoView({ block: "start" }); },
    l: () => /** @type {HTMLElement | null} */ (at("labels").querySelector("button"))?.focus(),
    ...Object.fromEntries([...document.querySelectorAll("[data-layout]")].map((button, i) => [i + 1, () => /** @type {HTMLElement} */ (button).click()])),
  });
  const arrow = event.key.startsWith("Arrow") && !target.closest("#panel, #scroll, details");
  const act = arrow ? () => tree.enter(state.select || null) : acts[event.key.toLowerCase()] ?? acts[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

let seen = { width: 0, height: 0 };
new ResizeObserver(() => {
  const now = { width: scroll.clientWidth, height: scroll.clientHeight };
  if (!drawing || (now.width === seen.width && now.height === seen.height)) return;
  const wider = now.width !== seen.width;
  seen = now;
  if (wider) become(state, true);
  else picture.fit();
}).observe(scroll);

document.addEventListener("keydown", key);
document.addEventListener("theme", () => { state.theme = readState().theme; picture.repaint(); });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => picture.repaint());
document.addEventListener("pointerdown", (event) => {
  for (const open of document.querySelectorAll("details.menu[open]")) if (!open.contains(/** @type {Node} */ (event.target))) open.removeAttribute("open");
});
window.addEventListener("popstate", () => become(readState()));
at("copy").addEventListener("click", () => copyAddress(at("copy")));
at("undo").addEventListener("click", () => history.back());
at("save").addEventListener("toggle", () => showWays(at("save-ways"), state));
for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-layout]"))) button.addEventListener("click", () => go({ layout: button.dataset.layout === "columns" ? "" : button.dataset.layout ?? "" }));

seen = { width: scroll.clientWidth, height: scroll.clientHeight };
Object.assign(globalThis, { zhengtu: { picture } }); // for the console and the tests
become(state, true).then(() => { document.documentElement.dataset.ready = ""; });
