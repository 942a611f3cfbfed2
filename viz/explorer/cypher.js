// @ts-check
/** The Cypher console: write, run, read; what would change data is refused with its line. */
import { getOnce, post, Problem } from "./api.js";
import { csv, download } from "./csv.js";
import { Editor } from "./cypher-editor.js";
import { EXAMPLES } from "./cypher-examples.js";
import { nodesOf, plain, result } from "./cypher-result.js";
import { refusal } from "./cypher-refusal.js";
import { tokens } from "./cypher-words.js";
import { el, failure, labelTitle, loading, message, say, verb } from "./dom.js";
import { lang, t } from "./i18n.js";
import { button, copyAddress, counted, glyph, remember, to } from "./parts.js";

const ROWS = 500;
const SOME = 7; // labels and types listed before the rest is unfolded
const byId = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
const asked = new URLSearchParams(location.search);
const editor = new Editor(run, parameters);
/** @type {Record<string, string>} */
let values = {};
/** @type {AbortController | null} */
let running = null;

/** A field for each $name of the query. @param {string} query */
function parameters(query) {
  const names = [...new Set(tokens(query).filter((token) => token.kind === "parameter").map((token) => token.text.slice(1)))];
  const shown = [...byId("parameters").querySelectorAll("input")].map((input) => input.name);
  if (names.join() === shown.join()) return;
  byId("parameters").replaceChildren(...names.map((name) => el("label", {}, `$${name}`,
    el("input", { name, value: values[name] ?? "", "aria-label": t("cypher.parameter", { name }), oninput: (/** @type {any} */ e) => { values[name] = e.target.value; },
      onkeydown: (/** @type {KeyboardEvent} */ e) => { if (e.key === "Enter") run(); } }))));
}

/** The parameters as values: numbers, lists and truth as such, all else text. */
function given() {
  const names = [...byId("parameters").querySelectorAll("input")].map((input) => input.name);
  return Object.fromEntries(names.map((name) => [name, read(values[name] ?? "")]));
}

/** @param {string} text */
function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function run() {
  const query = editor.query.trim();
  if (!query) return;
  running?.abort();
  const mine = (running = new AbortController());
  const place = byId("answer");
  const done = loading(place, t("cypher.running"));
  const bound = given();
  remember({ q: query.length < 2000 ? query : null, ...kept(bound) });
  editor.draw();
  try {
    const answer = await post("/v1/cypher", { query, parameters: bound, limit: ROWS }, mine.signal);
    if (mine !== running) return;
    done();
    summary(answer);
    place.replaceChildren(result(answer));
  } catch (error) {
    done();
    if (mine !== running || (error instanceof DOMException && error.name === "AbortError")) return;
    byId("summary").hidden = true;
    place.replaceChildren(el("div", { class: "state", role: "alert" }, refused(error)));
  }
}

/** Parameters in the address, so that a link brings them along. @param {Record<string, any>} bound */
function kept(bound) {
  const old = Object.fromEntries([...asked.keys()].filter((key) => key.startsWith("p.")).map((key) => [key, null]));
  return { ...old, ...Object.fromEntries(Object.keys(bound).map((name) => [`p.${name}`, values[name]])) };
}

/** @param {any} answer */
function summary(answer) {
  const save = () => download("result.csv", csv(answer.columns, answer.rows.map((/** @type {any[]} */ row) => row.map((value) => plain(value, nodesOf(answer))))), "text/csv");
  const json = () => download("result.json", JSON.stringify(answer, null, 2), "application/json");
  const graph = answer.graph.nodes.length && !Object.keys(given()).length;
  byId("summary").hidden = false;
  byId("summary").replaceChildren(el("b", {}, counted("cypher.rows", answer.rows.length)), el("span", {}, t("cypher.ms", { n: Math.round(answer.elapsed_ms * 10) / 10 })),
    el("span", {}, t(answer.truncated ? "cypher.truncated" : "cypher.whole")), el("span", {}, t("cypher.version", { v: answer.version.slice(0, 7) })),
    el("div", { class: "r" }, graph ? el("a", { class: "btn bare", href: to("/", { cypher: editor.query.trim() }) }, t("cypher.ingraph")) : "", button("CSV", save), button("JSON", json)));
  say(counted("cypher.rows", answer.rows.length));
}

/** Why a query was not run, and the way back to its line. @param {unknown} error */
function refused(error) {
  if (!(error instanceof Problem) || error.status >= 500) return failure(error, run);
  if (/timeout/.test(error.body.type ?? "")) return message(t("cypher.slow.title"), t("cypher.slow"));
  const line = Number(error.body.line ?? 0);
  const allowed = el("p", { class: "cap", hidden: true }, t("cypher.allowed.more"));
  const ways = [button(t("cypher.allowed"), () => { allowed.hidden = !allowed.hidden; }, "")];
  if (line) ways.unshift(button(t("cypher.toline", { line }), () => editor.goTo(line), ""));
  editor.draw(line);
  return el("div", {}, refusal(error, ways), allowed);
}

/** The rail stands before the editor, on a narrow screen after the answer: there the editor comes first. @param {MediaQueryList} narrow */
function aside(narrow) {
  const move = () => (narrow.matches ? byId("rail").parentElement?.append(byId("rail")) : byId("rail").parentElement?.prepend(byId("rail")));
  narrow.addEventListener("change", move);
  if (narrow.matches) move();
}

/** @param {any} schema */
function rail(schema) {
  const labels = schema.labels.filter((/** @type {any} */ l) => l.label !== "Entity");
  editor.schema = {
    labels: labels.map((/** @type {any} */ l) => ({ name: l.label, title: labelTitle(l.label), count: l.count, definition: l.definition, properties: [{ name: "id" }, { name: "name" }, { name: "name_en" }, { name: "aliases" }, ...l.properties] })),
    types: schema.types.map((/** @type {any} */ y) => ({ name: y.type, title: verb(y.type), count: y.count, definition: y.definition })),
  };
  const asLabel = (/** @type {any} */ l) => el("button", { type: "button", title: l.definition, onclick: () => editor.insert(`(:${l.label})`) }, glyph(l.label), l.label, el("b", {}, l.count));
  const asType = (/** @type {any} */ y) => el("button", { type: "button", title: `${verb(y.type)} · ${y.definition}`, onclick: () => editor.insert(`[:${y.type}]`) }, y.type, el("b", {}, y.count));
  byId("rail").append(el("h2", {}, t("cypher.labels")), folded(labels, asLabel, "cypher.more.labels"), el("h2", {}, t("cypher.types")), folded(schema.types, asType, "cypher.more.types"));
}

/** The first of a list, the rest behind a button. @param {any[]} all @param {(one: any) => Element} made @param {string} more */
function folded(all, made, more) {
  const list = el("ul", { class: "sc" }, ...all.slice(0, SOME).map((one) => el("li", {}, made(one))));
  const rest = all.slice(SOME);
  if (!rest.length) return list;
  const unfold = el("li", {}, el("button", { type: "button", onclick: () => unfold.replaceWith(...rest.map((one) => el("li", {}, made(one)))) }, t(more, { n: rest.length })));
  list.append(unfold);
  return list;
}

/** @param {import("./cypher-examples.js").Example} example @param {boolean} [now] */
function load(example, now = true) {
  values = Object.fromEntries(Object.entries(example.parameters ?? {}).map(([name, value]) => [name, String(value)]));
  byId("parameters").replaceChildren();
  editor.query = `// ${example[lang]}\n${example.query}`;
  for (const one of byId("rail").querySelectorAll("[data-example]")) one.toggleAttribute("aria-current", one.textContent === example[lang]);
  if (now) run();
}

function start() {
  byId("limits").textContent = t("cypher.limit", { rows: ROWS });
  aside(matchMedia("(max-width: 1000px)"));
  byId("run").addEventListener("click", run);
  byId("ways").append(button(t("link"), copyAddress), el("a", { class: "btn bare", href: "/openapi.json" }, "API"));
  byId("rail").append(el("h2", {}, t("cypher.examples")), el("ul", {}, ...EXAMPLES.map((one) => el("li", {}, el("button", { type: "button", "data-example": "", onclick: () => load(one) }, one[lang])))));
  getOnce("/v1/schema").then(rail, (error) => byId("rail").append(failure(error)));
  const query = asked.get("q");
  if (!query) return load(EXAMPLES[0]);
  for (const [key, value] of asked) if (key.startsWith("p.")) values[key.slice(2)] = value;
  editor.query = query;
  run();
}

start();
