// @ts-check
/** Unfolding and folding: what becomes of the address when a reader opens a node, or closes it again. */
import { FOLDED } from "./scene.js";
import { toggled } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./scene.js").Scene} Scene */

/** Whether the selection alone draws what is below a node: unfolding makes it stay. @param {string} id @param {Scene} scene @param {State} state */
function openedBySelection(id, scene, state) {
  const below = scene.children(id);
  return id === state.select && !state.fold.includes(id) && below.length > 0 && below.every((n) => FOLDED.has(n.label));
}

/** Unfold what is folded below a drawn node, or fold it again. @param {string} id @param {Scene} scene @param {State} state @returns {Partial<State>} */
export function turned(id, scene, state) {
  if (state.expand.includes(id)) return { expand: state.expand.filter((one) => one !== id) };
  const more = scene.nodes.get(id)?.more ?? 0;
  if (more > 0 || openedBySelection(id, scene, state)) return { expand: [...state.expand, id], fold: state.fold.filter((one) => one !== id) };
  if (scene.children(id).length || state.fold.includes(id)) return { fold: toggled(state.fold, id) };
  return {};
}
