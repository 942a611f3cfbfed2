// @ts-check
/** A quantity as printed. */
import { t } from "./i18n.js";

const SIGNS = { ">": "> ", ">=": "≥ ", "=": "", "~": "≈ ", "<": "< ", "<=": "≤ ", range: "", unspecified: "" };

/** `> 5000 亿元`. @param {any} p properties */
export function amount(p) {
  if (p.value === undefined || p.value === null) return p.comparator === "unspecified" ? t("amount.some") : "";
  const sign = /** @type {Record<string, string>} */ (SIGNS)[p.comparator] ?? "";
  const upto = p.value_max !== undefined && p.value_max !== null ? `–${p.value_max}` : "";
  const unit = p.unit ?? "";
  return `${sign}${p.value}${upto}${/^[%％]/.test(unit) ? "" : " "}${unit}`.trim();
}
