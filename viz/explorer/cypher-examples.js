/** Questions to begin with: title in both languages, query, parameters. */

/** @typedef {{zh: string, en: string, query: string, parameters?: Record<string, any>}} Example */

/** @type {Example[]} */
export const EXAMPLES = [
  {
    zh: "哪些园区聚焦哪些领域？",
    en: "Which parks focus on which fields?",
    query: `MATCH (park:Park)-[:FOCUSES_ON]->(field:Field)
OPTIONAL MATCH (field)-[:INVOLVES]->(t:Technology)
RETURN park, field, collect(t) AS technologies
ORDER BY size(technologies) DESC
LIMIT 50`,
  },
  {
    zh: "某一年的金额目标",
    en: "Targets in money for a year",
    query: `MATCH (subject)-[:SETS_TARGET]->(target:Target)
WHERE target.year = $year AND target.normalized_unit = 'CNY'
RETURN subject, target.metric AS metric, target.comparator AS comparator, target.value AS value, target.unit AS unit
ORDER BY target.normalized_value DESC
LIMIT 50`,
    parameters: { year: 2025 },
  },
  {
    zh: "某一领域从何而来：方案、行动、方向",
    en: "Where a field comes from: plan, action, direction",
    query: `MATCH (plan:Plan)-[:HAS_ACTION]->(action:Action)-[:HAS_DIRECTION]->(direction:Direction)-[:HAS_FIELD]->(field:Field)
WHERE field.name = $name
RETURN plan, action, direction, field
LIMIT 20`,
    parameters: { name: "氢能" },
  },
  {
    zh: "可信度低的事实",
    en: "Facts of low confidence",
    query: `MATCH (a)-[r:SETS_TARGET]->(b:Target)
WHERE r.confidence < 0.6
RETURN a AS subject, b AS target, r.confidence AS confidence, r.rule AS rule
ORDER BY confidence
LIMIT 50`,
  },
  {
    zh: "各方案有多少目标",
    en: "How many targets each plan sets",
    query: `MATCH (plan:Plan)
OPTIONAL MATCH (plan)-[:SETS_TARGET]->(target:Target)
RETURN plan, count(target) AS targets
ORDER BY targets DESC`,
  },
  {
    zh: "哪一段提到某个名称",
    en: "Which passage mentions a name",
    query: `MATCH (d:Document)-[:HAS_PASSAGE]->(p:Passage)-[m:MENTIONS]->(n:Field)
WHERE n.name = $name
RETURN d AS document, p.index AS passage, m.exact AS words, m.start AS start
ORDER BY passage, start
LIMIT 50`,
    parameters: { name: "氢能" },
  },
];
