/** What could stand at the caret: labels, types and properties from the schema, else clauses and functions. */

import { bound, CLAUSES, FUNCTIONS, tokens } from "./cypher-words.js";

/**
 * @typedef {object} Offer
 * @property {string} text what is put in
 * @property {"label"|"type"|"property"|"keyword"|"function"} kind
 * @property {string} [title] its name in the reader's language
 * @property {number} [count]
 * @property {string} [definition]
 */

/**
 * @typedef {object} Named
 * @property {string} name
 * @property {string} [title]
 * @property {number} [count]
 * @property {string} [definition]
 * @property {{name: string, description?: string}[]} [properties]
 *
 * @typedef {{labels: Named[], types: Named[]}} Words
 */

/**
 * The word being typed, and what it may become.
 * @param {string} query
 * @param {number} caret UTF-16 units
 * @param {Words} schema
 * @returns {{from: number, offers: Offer[]}}
 */
export function complete(query, caret, schema) {
  const head = query.slice(0, caret);
  const typed = /[\p{L}_][\p{L}\p{N}_]*$/u.exec(head)?.[0] ?? "";
  const from = caret - typed.length;
  const last = tokens(head + (typed ? "" : "x")).at(-1);
  if (!last || ["comment", "string", "parameter", "number"].includes(last.kind)) return { from, offers: [] };
  const offers = candidates(last.kind, typed, query, from, schema);
  const low = typed.toLowerCase();
  const fits = offers.filter((o) => o.text.toLowerCase().startsWith(low) || (o.title ?? "").startsWith(typed || "\0"));
  return { from, offers: fits.filter((o) => o.text !== typed).slice(0, 12) };
}

/** @param {string} kind @param {string} typed @param {string} query @param {number} from @param {Words} schema @returns {Offer[]} */
function candidates(kind, typed, query, from, schema) {
  if (kind === "label") return schema.labels.map((l) => offer("label", l));
  if (kind === "type") return schema.types.map((l) => offer("type", l));
  if (kind === "property") return properties(query, from, schema);
  if (typed.length < 2) return [];
  const plain = /** @type {Offer[]} */ (CLAUSES.map((text) => ({ text, kind: "keyword" })));
  return plain.concat(FUNCTIONS.map((text) => ({ text, kind: "function" })));
}

/** @param {"label"|"type"} kind @param {Named} named @returns {Offer} */
function offer(kind, named) {
  return { text: named.name, kind, title: named.title, count: named.count, definition: named.definition };
}

/** The properties of the variable before the dot, or of every label. @param {string} query @param {number} from @param {Words} schema */
function properties(query, from, schema) {
  const variable = /([\p{L}_][\p{L}\p{N}_]*)\s*\.$/u.exec(query.slice(0, from))?.[1];
  const label = variable ? bound(tokens(query)).get(variable) : undefined;
  const own = schema.labels.filter((l) => !label || l.name === label);
  const offers = new Map();
  for (const named of own.length ? own : schema.labels)
    for (const p of named.properties ?? [])
      if (!offers.has(p.name)) offers.set(p.name, { text: p.name, kind: "property", definition: p.description });
  return [...offers.values()];
}
