// @ts-check
/** A picture taken along: its address, or a file of it. */
import { getOnce, post, query } from "./api.js";
import { citing } from "./citing.js";
import { el, failure, say } from "./dom.js";
import { lang, t } from "./i18n.js";
import { viewOf } from "./state.js";

const EXPORTED = ["docx", "md", "mermaid", "graphml", "csv"]; // of /v1/export

/** Copy the address of what is shown. @param {HTMLElement} button */
export async function copyAddress(button) {
  const said = button.querySelector("span");
  try {
    await navigator.clipboard.writeText(location.href);
    if (said) said.textContent = t("copied");
    say(t("copied"));
    setTimeout(() => { if (said) said.textContent = t("copy"); }, 1600);
  } catch {
    window.prompt(t("copy"), location.href);
  }
}

/** Ways to take a picture along; formats that the server does not write are not shown. @param {HTMLElement} place @param {import("./state.js").State} state */
export async function showFiles(place, state) {
  const view = query({ ...viewOf(state), lang: lang === "en" ? "en" : "" });
  const files = [["/embed", "html"], ["/figure.svg", "svg"], ["/figure.png", "png"], ["/figure.pdf", "pdf"]];
  const api = await getOnce("/openapi.json").catch(() => ({ paths: {} }));
  const formats = api.paths["/v1/export"]?.get?.parameters?.find((/** @type {any} */ p) => p.name === "format")?.schema?.enum ?? [];
  const file = (/** @type {string} */ href, /** @type {string} */ kind) => el("a", { href, download: `zhengtu.${kind}`, "data-save": kind }, t(`save.${kind}`), el("small", {}, kind.toUpperCase()));
  const exported = (/** @type {string} */ kind) => file(`/v1/export${query({ ...viewOf(state), lang: lang === "en" ? "en" : "", format: kind })}`, kind);
  place.replaceChildren(
    ...files.map(([path, kind]) => file(path + view, kind)),
    ...EXPORTED.filter((kind) => formats.includes(kind)).map(exported),
    frameCode(`${location.origin}/embed${view}`), freezing(view), citing(viewOf(state)));
}

/** Copies the frame that puts the view into another page. @param {string} address */
function frameCode(address) {
  const code = `<iframe src="${address.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}" width="960" height="600" sandbox="allow-scripts allow-popups" loading="lazy"></iframe>`;
  const button = el("button", { type: "button", "data-save": "iframe", onclick: () => navigator.clipboard.writeText(code).then(() => { said.textContent = t("copied"); say(t("copied")); }, () => window.prompt(t("save.iframe"), code)) });
  const said = el("small", {}, "HTML");
  button.append(t("save.iframe"), said);
  return button;
}

/** Freezes the view: then there is an address at which it never changes. @param {string} view */
function freezing(view) {
  const place = el("div", { class: "freeze" });
  const button = el("button", { type: "button", "data-save": "freeze", onclick: async () => {
    try {
      const made = await post("/v1/snapshots", { view: view.slice(1) });
      const link = el("a", { href: made.path, target: "_blank", rel: "noopener" }, t("frozen"), el("small", {}, made.id.slice(0, 8)));
      place.replaceChildren(link);
      say(t("frozen"));
      link.focus();
    } catch (error) {
      place.replaceChildren(button, failure(error));
    }
  } }, t("save.freeze"), el("small", {}, "/s/…"));
  place.append(button);
  return place;
}
