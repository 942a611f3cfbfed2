// @ts-check
/** Documents put into the library from the page: dropped or chosen, followed while they are read, and reported. */
import { Problem } from "./api.js";
import { el, failure, say } from "./dom.js";
import { t } from "./i18n.js";
import { button, to } from "./parts.js";

const KEY = "zhengtu.key"; // kept for this tab only

/** @typedef {{event: string, file?: string, done?: number, of?: number, detail?: string, [more: string]: any}} Told */

/** The part of the page that takes documents. @param {() => void} changed after the library has changed */
export function intake(changed) {
  const key = el("input", { id: "key", type: "password", autocomplete: "off", value: sessionStorage.getItem(KEY) ?? "", oninput: () => sessionStorage.setItem(KEY, key.value) });
  const files = el("input", { id: "files", type: "file", multiple: true, class: "unseen", onchange: () => { send([...files.files]); files.value = ""; } });
  const told = el("div", { class: "told", role: "status" });
  const place = el("section", { class: "intake", "aria-label": t("intake") },
    el("h2", {}, t("intake")),
    el("div", { class: "drop" }, el("p", {}, t("intake.drop")), files, el("label", { class: "btn pri", for: "files" }, t("intake.choose")),
      el("label", { class: "key", for: "key" }, t("intake.key"), key)),
    told);
  for (const kind of ["dragover", "drop"]) place.addEventListener(kind, (event) => event.preventDefault());
  place.addEventListener("dragenter", () => place.classList.add("over"));
  place.addEventListener("dragleave", (event) => { if (!place.contains(/** @type {Node} */ (event.relatedTarget))) place.classList.remove("over"); });
  place.addEventListener("drop", (event) => { place.classList.remove("over"); send([...(/** @type {DragEvent} */ (event).dataTransfer?.files ?? [])]); });

  /** @param {File[]} chosen */
  async function send(chosen) {
    if (!chosen.length) return;
    const bar = el("progress", { max: 100, "aria-label": t("intake") }), line = el("p", {}, t("intake.sending"));
    told.replaceChildren(bar, line);
    try {
      const report = await upload(chosen, key.value, (share) => { bar.value = share * 30; }, (event) => {
        if (event.event === "read") { bar.value = 30 + 50 * ((event.done ?? 0) / (event.of ?? 1)); line.textContent = t("intake.read", { file: event.file ?? "", done: event.done ?? 0, of: event.of ?? 0 }); }
        if (event.event === "building") { bar.value = 85; line.textContent = t("intake.building"); }
      });
      told.replaceChildren(...closing(report, key.value, () => { told.replaceChildren(); changed(); }));
      say(told.firstElementChild?.textContent ?? "");
      changed();
    } catch (error) {
      told.replaceChildren(failure(error));
    }
  }
  return place;
}

/**
 * Send files and follow what the server tells.
 * @param {File[]} files @param {string} key @param {(share: number) => void} sent @param {(event: Told) => void} tell @returns {Promise<Told>} the report
 */
function upload(files, key, sent, tell) {
  const body = new FormData();
  for (const file of files) body.append("file", file);
  const request = new XMLHttpRequest(); // fetch does not tell how much has been sent
  request.open("POST", "/v1/documents");
  request.setRequestHeader("accept", "application/x-ndjson");
  if (key) request.setRequestHeader("authorization", `Bearer ${key}`);
  return new Promise((resolve, reject) => {
    let seen = 0;
    const follow = () => {
      if (request.status !== 200) return;
      const lines = request.responseText.slice(seen).split("\n");
      for (const line of lines.slice(0, -1)) {
        seen += line.length + 1;
        const event = JSON.parse(line);
        if (event.event === "report") resolve(event);
        else if (event.event === "problem") reject(new Problem({ title: t("error.title"), detail: event.detail, status: 409 }, 409));
        else tell(event);
      }
    };
    request.upload.onprogress = (event) => sent(event.loaded / event.total);
    request.onprogress = follow;
    request.onload = () => { follow(); reject(request.status === 200 ? new Error(t("error.title")) : problem(request)); };
    request.onerror = () => reject(new Error(t("error.offline")));
    request.send(body);
  });
}

/** @param {XMLHttpRequest} request */
function problem(request) {
  try {
    return new Problem(JSON.parse(request.responseText), request.status);
  } catch {
    return new Problem({ title: request.statusText }, request.status);
  }
}

/** What became of each file. @param {Told} report @param {string} key @param {() => void} gone @returns {any[]} */
function closing(report, key, gone) {
  const counts = ["loaded", "replaced", "unchanged"].map((kind) => [kind, report[kind].length]);
  const refused = Object.entries(report.refused);
  const heading = [...counts, ["refused", refused.length]].filter(([, n]) => n).map(([kind, n]) => t(`intake.${kind}`, { n })).join(t("comma"));
  return [
    el("p", { class: "head" }, heading || t("intake.nothing")),
    el("ul", {},
      ...report.found.map((/** @type {any} */ one) => found(one, key, gone)),
      ...Object.entries(report.warnings).flatMap(([file, all]) => /** @type {string[]} */ (all).map((said) => el("li", { class: "warn" }, el("b", {}, file), " ", said))),
      ...refused.map(([file, why]) => el("li", { class: "warn" }, el("b", {}, file), " ", String(why)))),
  ];
}

/** A document, what was found in it, and a way to take it back. @param {any} one @param {string} key @param {() => void} gone */
function found(one, key, gone) {
  const row = el("li", {}, el("a", { href: to(`/documents/${encodeURIComponent(one.id)}`) }, one.title), el("span", { class: "cap" }, t("intake.found", one)),
    button(t("intake.remove"), () => take(), ""));
  async function take() {
    const answer = await fetch(`/v1/documents/${encodeURIComponent(one.id)}`, { method: "DELETE", headers: { authorization: `Bearer ${key}` } }).catch(() => null);
    if (answer?.ok) return gone();
    row.append(failure(new Problem(answer ? await answer.json() : { title: t("error.offline") }, answer?.status ?? 0)));
  }
  return row;
}
