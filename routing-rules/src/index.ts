export { checkAgainst } from './check/check-against.ts';
export { checkRuleSet, type CheckReport } from './check/check-rule-set.ts';
export { OLDEST_READER_OF_ONE } from './check/check-wording.ts';
export { newOverlaps, type Overlap } from './check/new-overlaps.ts';
export { LONGEST_SENTENCE, readingAge, readingCounter, sentencesOf, wordsOf } from './check/reading.ts';
export {
  compareRuleSets,
  startComparison,
  type ChangedExample,
  type ChangedShare,
  type Comparison,
  type ComparisonSummary,
  type DecidedSide,
  type PastContact,
} from './compare/compare-rule-sets.ts';
export { londonHour } from './compare/london-hour.ts';
export { mergeSummaries } from './compare/merge-summaries.ts';
export type { Follows } from './compare/what-follows.ts';
export { compileRuleSet, type Compiled, type CompiledRow, type RuleSet } from './compile.ts';
export { decide } from './decide.ts';
export {
  DECISION_CHOICES,
  subjectOf,
  type Because,
  type Decision,
  type FactValue,
  type Obligation,
  type Offer,
  type OfferBy,
  type OfferKind,
  type Route,
} from './decision.ts';
export {
  applyEdit,
  changesBetween,
  lockOf,
  lockOfSetting,
  replaceRules,
  ruleEditSchema,
  rulesAsFile,
  type Edited,
  type RuleChange,
  type RuleChanges,
  type RuleEdit,
} from './edit/index.ts';
export { toDmn } from './dmn/to-dmn.ts';
export { cellWords, explain, sentenceOfRow, type ExplainedRow } from './explain.ts';
export {
  FACT_CHOICES,
  parseFacts,
  type Channel,
  type Facts,
  type FactsProblem,
  type ParsedFacts,
  type Signal,
} from './facts.ts';
export { exportRuleSet, importRuleSet } from './import/import-rule-set.ts';
export type { ReadFiles } from './import/read-source.ts';
export { findingLine, loadRuleSet, readRuleFiles } from './load.ts';
export {
  isBankHoliday,
  isOpen,
  localDay,
  nextOpening,
  planOf,
  withExceptions,
  type DayPlan,
  type Hours,
  type HoursException,
} from './opening-hours.ts';
export type { Finding, RuleFiles } from './rule-files.ts';
export type { Guard, RowFile, RuleCase, TableFile } from './table-format.ts';
export { wordingOf } from './wording.ts';
