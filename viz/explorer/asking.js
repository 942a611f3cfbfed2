// @ts-check
/** Questions several pages ask: whole lists, rows of a query, what is known of the held documents. */
import { get, getOnce, post, Problem } from "./api.js";

const PAGE = 500;

/**
 * All items of a list, page after page, up to a bound.
 * @param {string} path @param {Record<string, any>} [parameters] @param {number} [most]
 * @returns {Promise<any[]>}
 */
export async function everything(path, parameters = {}, most = 5000) {
  /** @type {any[]} */
  const items = [];
  let next;
  do {
    const page = await get(path, { limit: PAGE, ...parameters, next });
    items.push(...page.items);
    next = page.next;
  } while (next && items.length < most);
  return items;
}

/**
 * The rows of a query, each as an object by column.
 * @param {string} query @param {Record<string, any>} [parameters]
 * @returns {Promise<Record<string, any>[]>}
 */
export async function rows(query, parameters = {}) {
  const answer = await post("/v1/cypher", { query, parameters, limit: 10000 });
  return answer.rows.map((/** @type {any[]} */ row) => Object.fromEntries(row.map((value, i) => [answer.columns[i], value])));
}

const SIZES = `MATCH (d:Document)-[:HAS_PASSAGE]->(p:Passage)
RETURN d.id AS id, count(p) AS passages`;
const COVERAGE = `MATCH (d:Document) WHERE d.sentences IS NOT NULL
RETURN d.id AS id, size([s IN d.sentences WHERE s CONTAINS '"used"']) AS used,
 size([s IN d.sentences WHERE s CONTAINS '"unused"']) AS unused,
 size([s IN d.sentences WHERE s CONTAINS '"boilerplate"']) AS boilerplate`;

/** Rows of a query that only adds to a page: none where the engine refuses it. @param {string} query */
const extra = (query) => rows(query).catch((error) => { if (error instanceof Problem) return []; throw error; });

/**
 * The documents whose text is held, with their length and what became of their sentences.
 * @returns {Promise<{node: any, passages: number | null, coverage: Record<string, number> | null, sentences: number | null}[]>}
 */
export async function heldDocuments() {
  const [held, sizes, coverage] = await Promise.all([everything("/v1/documents"), extra(SIZES), extra(COVERAGE)]);
  return held.map((node) => {
    const covered = coverage.find((row) => row.id === node.id);
    const { used, unused, boilerplate } = covered ?? {};
    return {
      node,
      passages: sizes.find((row) => row.id === node.id)?.passages ?? null,
      coverage: covered ? { used, unused, boilerplate } : null,
      sentences: covered ? used + unused + boilerplate : null,
    };
  });
}

/** @type {Promise<string[]> | null} */
let years = null;

/** The years that targets name, asked once per page. */
export function targetYears() {
  const asked = "MATCH (t:Target) WHERE t.year IS NOT NULL RETURN DISTINCT t.year AS year ORDER BY year";
  years ??= rows(asked).then((all) => all.map(({ year }) => String(year)), (error) => { years = null; throw error; });
  return years;
}

/** Declared counts and contradictions of all documents. */
export const wholeAudit = () => getOnce("/v1/audit");

/** Every plan, in the order of its name. @returns {Promise<any[]>} */
export const plans = () => everything("/v1/nodes", { label: "Plan" });
