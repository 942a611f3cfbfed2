// @ts-check
/** A picture taken along: its address, or a file of it. */
import { getOnce, query } from "./api.js";
import { el, say } from "./dom.js";
import { lang, t } from "./i18n.js";
import { viewOf } from "./state.js";

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

/** Ways to save a picture; those that the server does not offer are not shown. @param {HTMLElement} place @param {import("./state.js").State} state */
export async function showFiles(place, state) {
  const view = query({ ...viewOf(state), lang: lang === "en" ? "en" : "" });
  const offered = [["/embed", "html"], ["/figure.svg", "svg"], ["/figure.png", "png"], ["/figure.pdf", "pdf"]];
  const api = await getOnce("/openapi.json").catch(() => ({ paths: {} }));
  const formats = api.paths["/v1/export"]?.get?.parameters?.find((/** @type {any} */ p) => p.name === "format")?.schema?.enum ?? [];
  const links = offered.filter(([path]) => path in api.paths).map(([path, kind]) => el("a", { href: path + view, download: `zhengtu.${kind}`, "data-save": kind }, t(`save.${kind}`), el("small", {}, kind.toUpperCase())));
  if (!("/figure.svg" in api.paths) && formats.includes("svg")) links.push(el("a", { href: `/v1/export${query({ ...viewOf(state), format: "svg" })}`, download: "zhengtu.svg", "data-save": "svg" }, t("save.svg"), el("small", {}, "SVG")));
  for (const kind of ["graphml", "csv"].filter((k) => formats.includes(k))) links.push(el("a", { href: `/v1/export${query({ ...viewOf(state), format: kind })}`, download: "", "data-save": kind }, t(`save.${kind}`), el("small", {}, kind)));
  place.replaceChildren(...links);
}
