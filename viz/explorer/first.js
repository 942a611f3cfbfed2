// @ts-check
/** Asking for a picture; for the first one while the modules that draw it are still on their way. */
import { get } from "./api.js";
import { lang } from "./i18n.js";
import { drawnBy, readState } from "./state.js";

/** @typedef {import("./state.js").State} State */

const NARROWEST = 320, WIDEST = 8000; // px, of a View

/** What a state and the window ask of the server. @param {State} state */
function wanted(state) {
  const room = document.getElementById("scroll")?.clientWidth ?? 0;
  return { ...drawnBy(state), lang: lang === "en" ? "en" : "", ...(room >= NARROWEST ? { width: Math.min(WIDEST, room) } : {}) };
}

/** @type {{asked: string, answer: Promise<any>} | null} */
let early = null;

/** The drawing of a state. @param {State} state @param {AbortSignal} [signal] @returns {Promise<any>} */
export function askPicture(state, signal) {
  const view = wanted(state), ready = early;
  early = null;
  return ready?.asked === JSON.stringify(view) ? ready.answer : get("/v1/view", view, signal);
}

const view = wanted(readState());
early = { asked: JSON.stringify(view), answer: get("/v1/view", view) };
early.answer.catch(() => {}); // told where it is asked for
