// @ts-check
/** Words that no name holds may stand in a text: the passages that have them, as rows that open the document there. */
import { rows } from "./asking.js";
import { el, lit } from "./dom.js";
import { excerpt, placeOf, whereIn } from "./evidence.js";

const MOST = 6; // passages that are offered
const WITH = `MATCH (d:Document)-[:HAS_PASSAGE]->(p:Passage) WHERE p.text CONTAINS $q
RETURN d.id AS document, d.name AS title, p.index AS passage, p.text AS text ORDER BY document, passage LIMIT ${MOST}`;

/** Passages that hold these words. @param {string} q @returns {Promise<HTMLElement[]>} */
export const inTexts = async (q) => (await rows(WITH, { q }).catch(() => [])).map((found) => passageOption(found, q));

/** @param {any} found a passage @param {string} q */
function passageOption(found, q) {
  const start = Array.from(found.text.slice(0, found.text.indexOf(q))).length, end = start + Array.from(q).length;
  const cut = excerpt(found.text, [{ start, end }]);
  return el("div", { role: "option", class: "passage", "aria-selected": "false", "data-passage": `${found.document} ${found.passage}`, onclick: () => location.assign(placeOf({ ...found, start, end })) },
    el("span", { class: "song", lang: "zh-Hans" }, cut.cutBefore ? "……" : "", ...lit(cut.text, cut.stretches), cut.cutAfter ? "……" : ""), el("small", {}, `${found.title} · ${whereIn(found)}`));
}
