/** The words of a Cypher query, for colouring and completion. Nothing is run here. */

export const CLAUSES = [
  "MATCH", "OPTIONAL MATCH", "WHERE", "WITH", "RETURN", "ORDER BY", "SKIP", "LIMIT", "UNWIND", "AS", "DISTINCT", "AND",
  "OR", "XOR", "NOT", "IN", "STARTS WITH", "ENDS WITH", "CONTAINS", "IS NULL", "IS NOT NULL", "CASE", "WHEN", "THEN",
  "ELSE", "END", "ASC", "DESC", "UNION", "UNION ALL", "TRUE", "FALSE", "NULL", "EXISTS", "ANY", "ALL", "NONE", "SINGLE",
];
/** Words that write: shown as what they are, refused by the server. */
const WRITES = ["CREATE", "MERGE", "DELETE", "DETACH", "SET", "REMOVE", "DROP", "LOAD", "CSV", "CALL", "YIELD", "FOREACH", "USE"];
export const FUNCTIONS = [
  "collect", "count", "sum", "avg", "min", "max", "size", "labels", "type", "nodes", "relationships", "length",
  "coalesce", "head", "last", "range", "toInteger", "toFloat", "toString", "toLower", "toUpper", "trim", "split",
  "substring", "replace", "abs", "round", "floor", "ceil", "keys", "properties", "startNode", "endNode", "reduce",
];
const KEYWORDS = new Set([...CLAUSES, ...WRITES].flatMap((words) => words.split(" ")).concat("ON", "IS", "BY", "WITH", "ORDER"));

const TOKEN =
  /(?<comment>\/\/[^\n]*|\/\*[^]*?(?:\*\/|$))|(?<string>'(?:\\.|[^'\\])*(?:'|$)|"(?:\\.|[^"\\])*(?:"|$))|(?<quoted>`[^`]*(?:`|$))|(?<parameter>\$[\p{L}_][\p{L}\p{N}_]*)|(?<number>\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?)|(?<word>[\p{L}_][\p{L}\p{N}_]*)|(?<space>\s+)|(?<mark>[^])/guy;

/**
 * @typedef {"comment"|"string"|"quoted"|"parameter"|"number"|"word"|"space"|"mark"|"keyword"|"function"|"label"|"type"|"property"} Kind
 * @typedef {{kind: Kind, text: string, start: number, end: number}} Token positions in UTF-16 units, as the editor counts
 */

/**
 * @param {string} query
 * @returns {Token[]}
 */
export function tokens(query) {
  /** @type {Token[]} */
  const found = [];
  const open = [];
  let before = "";
  for (const match of query.matchAll(TOKEN)) {
    const kind = /** @type {Kind} */ (Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined)?.[0]);
    const text = match[0];
    if (kind === "mark") bracket(open, text);
    const end = match.index + text.length;
    const rest = query.slice(end, end + 12);
    found.push({ kind: kind === "word" || kind === "quoted" ? role(text, kind, before, open, rest) : kind, text, start: match.index, end });
    if (kind !== "space" && kind !== "comment") before = text;
  }
  return found;
}

/** @param {string[]} open @param {string} mark */
function bracket(open, mark) {
  if ("([{".includes(mark)) open.push(mark);
  else if (")]}".includes(mark)) open.pop();
}

/**
 * What a word is, from what stands before and after it.
 * @param {string} text @param {"word"|"quoted"} kind @param {string} before @param {string[]} open @param {string} rest
 * @returns {Kind}
 */
function role(text, kind, before, open, rest) {
  const inside = open[open.length - 1];
  if (before === "." ) return "property";
  if ((before === ":" || before === "|" || before === "&" || before === "!") && inside === "[") return "type";
  if ((before === ":" || before === "|" || before === "&" || before === "!") && inside !== "{") return "label";
  if (kind === "quoted") return "word";
  if (inside === "{" && /^\s*:/.test(rest)) return "property";
  if (KEYWORDS.has(text.toUpperCase())) return "keyword";
  return /^\s*\(/.test(rest) ? "function" : "word";
}

/**
 * Which variable was bound to which label: `(park:Park)` → park: Park.
 * @param {Token[]} all
 * @returns {Map<string, string>}
 */
export function bound(all) {
  const solid = all.filter((token) => token.kind !== "space" && token.kind !== "comment");
  const names = new Map();
  solid.forEach((token, i) => {
    const isLabel = token.kind === "label" || token.kind === "type";
    if (isLabel && solid[i - 1]?.text === ":" && solid[i - 2]?.kind === "word") names.set(solid[i - 2].text, token.text);
  });
  return names;
}
