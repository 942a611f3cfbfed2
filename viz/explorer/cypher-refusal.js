// @ts-check
/** Where a refused query offends: the server's word for it where it gives one, else the first word that writes. */
import { tokens } from "./cypher-words.js";

const WRITES = /^(create|merge|delete|set|remove|drop|foreach|insert|load|alter|grant|revoke)$/i;

/** @typedef {{line: number, word: string, writes: boolean}} Offence line 0: not known */

/**
 * @param {string} query
 * @param {{line?: number, word?: string, detail?: string}} [problem]
 * @returns {Offence}
 */
export function offence(query, problem = {}) {
  const found = tokens(query).find((token) => ["keyword", "word", "function"].includes(token.kind) && WRITES.test(token.text));
  if (found) return { line: lineAt(query, found.start), word: found.text.toUpperCase(), writes: true };
  const line = problem.line ?? Number(/line (\d+)/i.exec(problem.detail ?? "")?.[1] ?? 0);
  return { line, word: problem.word ?? "", writes: false };
}

/** @param {string} query @param {number} at */
const lineAt = (query, at) => query.slice(0, at).split("\n").length;
