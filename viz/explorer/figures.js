// @ts-check
/** A quantified goal in words: how it compares, as printed, normalised, and what others say. */
import { el } from "./dom.js";
import { lang, name, number, t } from "./i18n.js";
import { exact } from "./reading.js";

/** @typedef {{subject: any, relationship: any, target: any, plan?: any}} Goal */

const SIGNS = { ">": ">", ">=": "≥", "=": "=", "~": "~", "<": "<", "<=": "≤", range: "", unspecified: "" };

/** @param {string} comparator */
export const sign = (comparator) => SIGNS[/** @type {keyof typeof SIGNS} */ (comparator)] ?? "";

/** The value as printed, without its unit. @param {any} p a target's properties */
export function printed(p) {
  if (p.value === undefined || p.value === null) return t("targets.some");
  return p.comparator === "range" && p.value_max !== undefined ? `${p.value}–${p.value_max}` : String(p.value);
}

/** Sign, value and unit in one. @param {any} p */
export const inWords = (p) => [sign(p.comparator), printed(p), p.unit ?? ""].filter(Boolean).join(" ");

/** What is measured. @param {any} target */
export const metric = (target) => (lang === "en" && target.pref_label.en) || target.properties.metric || name(target.pref_label);

/** The value in base units, powers of ten as such. @param {any} p @returns {(string | Node)[]} */
export function normalised(p) {
  const value = p.normalized_value;
  if (value === undefined || value === null) return [t("targets.open")];
  const unit = p.normalized_unit === "CNY" ? (lang === "en" ? "CNY" : "元") : p.normalized_unit === "count" ? "" : p.normalized_unit ?? "";
  const parts = power(value);
  if (p.normalized_value_max !== undefined && p.normalized_value_max !== null) parts.push("–", ...power(p.normalized_value_max));
  return unit ? [...parts, ` ${unit}`] : parts;
}

/** 500000000000 → 5.00 × 10¹¹ @param {number} value @returns {(string | Node)[]} */
function power(value) {
  if (Math.abs(value) < 1e6) return [number(value)];
  const exponent = Math.floor(Math.log10(Math.abs(value)));
  return [`${(value / 10 ** exponent).toFixed(2)} × 10`, el("sup", {}, exponent)];
}

const CONTESTED = ["comparator", "value", "value_max", "year", "baseline_year"]; // units and moods differ without a difference

/** The properties that sources state differently; 5000亿元 and 0.5万亿元 are one value. @param {any} target @returns {[string, any[]][]} */
export function differing(target) {
  const all = target.statements ?? {};
  const several = (/** @type {string} */ key) => (all[key]?.length ?? 0) > 1;
  const printedOnly = (/** @type {string} */ key) => key.startsWith("value") && `normalized_${key}` in target.properties && !several(`normalized_${key}`);
  return CONTESTED.filter((key) => several(key) && key in target.properties && !printedOnly(key)).map((key) => [key, all[key]]);
}

/** What other sources state of a goal than is shown. @param {any} target @returns {{what: string, evidence: any[]}[]} */
export function otherwise(target) {
  const shown = target.properties;
  return differing(target).flatMap(([key, statements]) =>
    statements.filter((s) => s.value !== shown[key]).map((s) => ({ what: said(key, s.value, shown), evidence: s.evidence ?? [] })));
}

/** A stated value of a property as a reader says it. @param {string} key @param {any} value @param {any} shown */
export function said(key, value, shown = {}) {
  if (key === "comparator") return t(`end.${value}`) === `end.${value}` ? sign(value) || String(value) : t(`end.${value}`);
  if (key === "value" || key === "value_max") return `${value} ${shown.unit ?? ""}`.trim();
  return String(value);
}

/** How well a goal is supported: its first exact words, and the outlets that say it. @param {Goal} goal */
export function support({ target, relationship }) {
  const evidence = [...target.evidence, ...(relationship.evidence ?? [])];
  const cited = evidence.filter((e) => e.kind === "citation");
  const outlets = Math.max(0, ...cited.map((e) => e.outlets ?? 1), new Set(cited.map((e) => e.document)).size);
  return { first: exact(evidence)[0] ?? null, outlets, level: relationship.level };
}
