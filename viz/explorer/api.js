// @ts-check
/** The server's answers. What it refuses comes as a `Problem` (problem+json), what does not arrive as `Offline`. */

/** A refusal, in the server's own words. */
export class Problem extends Error {
  /** @param {{title?: string, detail?: string, status?: number, type?: string}} body @param {number} status */
  constructor(body, status) {
    super(body.detail || body.title || `HTTP ${status}`);
    this.name = "Problem";
    this.title = body.title || "";
    this.detail = body.detail || "";
    this.status = body.status || status;
    this.body = body;
  }
}

/** The service did not answer at all. */
export class Offline extends Error {
  constructor() {
    super("offline");
    this.name = "Offline";
  }
}

/**
 * Parameters as a query string: sorted, empty ones left out, lists repeated.
 * @param {Record<string, any>} parameters
 */
export function query(parameters) {
  const pairs = Object.entries(parameters)
    .flatMap(([key, value]) => (Array.isArray(value) ? value : [value]).map((one) => [key, one]))
    .filter(([, value]) => value !== undefined && value !== null && value !== "");
  pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const text = new URLSearchParams(pairs.map(([k, v]) => [k, String(v)])).toString();
  return text ? `?${text}` : "";
}

/**
 * @param {string} path
 * @param {RequestInit} [options]
 * @returns {Promise<any>}
 */
async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Offline();
  }
  const json = (response.headers.get("content-type") || "").includes("json");
  const body = json ? await response.json() : await response.text();
  if (!response.ok) throw new Problem(json ? body : { title: String(body).slice(0, 200) }, response.status);
  return body;
}

/**
 * GET /v1/… as JSON.
 * @param {string} path  e.g. "/v1/nodes/hydrogen-energy"
 * @param {Record<string, any>} [parameters]
 * @param {AbortSignal} [signal]
 */
export const get = (path, parameters = {}, signal) => ask(path + query(parameters), { signal });

/** POST a JSON body. @param {string} path @param {any} body @param {AbortSignal} [signal] */
export const post = (path, body, signal) =>
  ask(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body), signal });

/** @type {Map<string, Promise<any>>} */
const kept = new Map();

/** Ask everything anew from now on: the library has changed. */
export const forget = () => kept.clear();

/** The same, asked once per page: the graph behind a page does not change under it. @param {string} path @param {Record<string, any>} [parameters] */
export function getOnce(path, parameters = {}) {
  const key = path + query(parameters);
  if (!kept.has(key)) kept.set(key, ask(key).catch((error) => { kept.delete(key); throw error; }));
  return /** @type {Promise<any>} */ (kept.get(key));
}
