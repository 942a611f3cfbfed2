// @ts-check
/** Why a query was refused, in the reader's language: the server names the reason, the word and its line. */
import { el, message } from "./dom.js";
import { has, t } from "./i18n.js";

const READ_ONLY = ["write", "file", "server"];

/**
 * @param {{detail: string, body: {reason_code?: string, token?: string, line?: number}}} problem
 * @param {Element[]} ways out
 */
export function refusal({ detail, body }, ways) {
  const { reason_code: code = "", token = "", line = 0 } = body;
  const title = t(READ_ONLY.includes(code) ? "cypher.refused" : "cypher.refused.else");
  const key = `cypher.refused.${code}`;
  if (!has(key)) return message(title, detail, ...ways);
  const [before, after = ""] = t(key, { line, token: MARK }).split(MARK);
  return el("div", {}, el("div", { class: "msg" }, el("b", {}, title), el("p", {}, before, token && el("code", {}, token), after)), el("div", { class: "btns" }, ...ways));
}

const MARK = "\u0000";
