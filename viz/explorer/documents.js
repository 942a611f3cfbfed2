// @ts-check
/** The documents: those whose text is held, and apart from them the sources that are only cited. */
import { forget } from "./api.js";
import { everything, heldDocuments, wholeAudit } from "./asking.js";
import { ball } from "./document-audit.js";
import { day } from "./document-text.js";
import { el, svg } from "./dom.js";
import { name, t } from "./i18n.js";
import { intake } from "./intake.js";
import { island } from "./island.js";
import { button, fill, nothing, to } from "./parts.js";

const FIRST = 60; // cited sources listed at once
const STATUSES = ["satisfied", "partial", "not_enumerated", "open", "truncated"];
const place = /** @type {HTMLElement} */ (document.getElementById("page"));

async function ask() {
  const [held, all, audit] = await Promise.all([heldDocuments(), everything("/v1/nodes", { label: "Document" }), wholeAudit()]);
  const own = new Set(held.map((one) => one.node.id));
  return { held, cited: all.filter((node) => !own.has(node.id)).sort(newestFirst), audit: audit.items };
}

/** @param {{held: any[], cited: any[], audit: any[]}} found */
function show({ held, cited, audit }) {
  const count = document.getElementById("count");
  if (count) count.textContent = t("docs.count", { held: held.length, cited: cited.length });
  const first = held.length ? table(held, audit) : nothing(t("docs.none"), t("docs.none.more"));
  place.replaceChildren(el("div", { class: "ds" },
    el("section", {}, el("h2", {}, t("docs.held")), el("div", { class: "scroll" }, first)),
    cited.length ? sources(cited) : null));
}

/** @param {any[]} held @param {any[]} audit */
function table(held, audit) {
  const heads = ["title", "publisher", "published", "passages", "coverage", "audit"];
  return el("table", { class: "tb held" }, head(heads), el("tbody", {}, ...held.map((one) => row(one, audit))));
}

/** @param {string[]} keys */
const head = (keys) => el("thead", {}, el("tr", {}, ...keys.map((key) => el("th", { scope: "col", class: key === "passages" ? "r" : null }, t(`docs.${key}`)))));

/** @param {any} one @param {any[]} audit */
function row({ node, passages, coverage, sentences }, audit) {
  const own = audit.filter((entry) => entry.document.id === node.id);
  return el("tr", {},
    el("th", { scope: "row" }, el("a", { class: "t", href: to(`/documents/${encodeURIComponent(node.id)}`) }, title(node))),
    el("td", {}, node.properties.publisher ?? ""),
    el("td", { class: "num" }, day(node.properties.published)),
    el("td", { class: "num r" }, passages ?? ""),
    el("td", { class: "nw" }, coverage && mini(coverage), sentences ?? ""),
    el("td", {}, balls(own)));
}

/** @param {any} a @param {any} b */
const newestFirst = (a, b) => (b.properties.published ?? "").localeCompare(a.properties.published ?? "");

/** @param {any} node */
const title = (node) => node.properties.title || name(node.pref_label) || node.id;

/** How much of a text was used, in a line. @param {Record<string, number>} coverage */
function mini(coverage) {
  const label = t("doc.coverage", { n: coverage.used + coverage.unused + coverage.boilerplate, ...coverage });
  const made = el("span", { class: "mini", role: "img", "aria-label": label, title: label });
  for (const status of ["used", "unused", "boilerplate"]) {
    if (!coverage[status]) continue;
    const part = el("i", { class: status });
    part.style.flexGrow = String(coverage[status]);
    made.append(part);
  }
  return made;
}

/** How many counts came out how. @param {any[]} entries */
function balls(entries) {
  const counts = STATUSES.map((status) => ({ status, n: entries.filter((e) => e.status === status).length })).filter(({ n }) => n);
  return el("span", { class: "balls" }, ...counts.map(({ status, n }) => el("span", { title: t(`audit.${status}`) }, ball(status), n, el("span", { class: "unseen" }, t(`audit.${status}`)))));
}

/** @param {any[]} cited */
function sources(cited) {
  const body = el("tbody", {});
  const more = el("div", { class: "more" });
  const list = (/** @type {number} */ upTo) => {
    body.replaceChildren(...cited.slice(0, upTo).map(source));
    const left = cited.length - upTo;
    more.replaceChildren(left > 0 ? button(t("docs.more", { n: left }), () => list(cited.length), "") : "");
  };
  list(FIRST);
  return el("section", {}, el("h2", {}, t("docs.cited")), el("p", { class: "cap" }, t("docs.cited.lead")),
    el("div", { class: "scroll" }, el("table", { class: "tb cited" }, head(["title", "publisher", "published"]), body)), more);
}

/** @param {any} node */
function source(node) {
  const { publisher, published, url } = node.properties;
  const outside = /^https?:\/\//.test(url ?? "");
  const named = el("a", { class: "t", href: to("/", { select: node.id }) }, title(node));
  const away = outside && el("a", { class: "out", href: url, rel: "noreferrer", target: "_blank", "aria-label": t("doc.original"), title: url }, svg("svg", { class: "line", viewBox: "0 0 16 16", width: 12, height: 12 }, svg("path", { d: "M6 3H3V13H13V10M9 3H13V7M13 3L7.5 8.5" })));
  return el("tr", {}, el("th", { scope: "row" }, named, " ", away), el("td", {}, publisher ?? ""), el("td", { class: "num" }, day(published)));
}

if (island("island").uploads) place.before(intake(() => { forget(); fill(place, ask, show); }));
fill(place, ask, show);
