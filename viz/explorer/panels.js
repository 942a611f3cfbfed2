// @ts-check
/** Which panel is shown: of a relationship, a node, the ways between two, or a question's answers. */
import { labelTitle, say, verb } from "./dom.js";
import { name, t } from "./i18n.js";
import { showLink } from "./panel-link.js";
import { showNode } from "./panel.js";
import { showAnswers, showWays } from "./panel-ways.js";

/** Show what is selected or asked, and say it; tells whether there is anything of the kind. @param {HTMLElement} place @param {import("./state.js").State} state @param {Promise<import("./panel.js").Folds>} folds @param {import("./panel.js").Asked} asked */
export async function showChosen(place, state, folds, asked) {
  if (state.link) announceLink(await showLink(place, state.link, asked));
  else if (state.select) announce(await showNode(place, state.select, folds, asked));
  else if (state.node && state.to) await showWays(place, state, asked);
  else if (state.node && state.ask) await showAnswers(place, state, asked);
  else return false;
  return true;
}

/** @param {any} node */
const announce = (node) => node && say(t("said.node", { name: name(node.pref_label), label: labelTitle(node.label) }));
/** @param {any} link */
const announceLink = (link) => link && say(`${name(link.a.pref_label)} ${verb(link.type)} ${name(link.b.pref_label)}`);
