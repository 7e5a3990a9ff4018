/** The rules workbench: how people who own the rules see and change them. Nothing of any resident is in it. */
import * as z from 'zod';

export const ruleDraftStateSchema = z.enum(['draft', 'in-review', 'approved', 'scheduled', 'published', 'withdrawn']);
export type RuleDraftState = z.infer<typeof ruleDraftStateSchema>;

/** What is wrong, and where: `row` and `cell` name the place in a table. */
export const ruleFaultSchema = z.object({
  file: z.string(),
  row: z.string().optional(),
  cell: z.string().optional(),
  message: z.string(),
});
export type RuleFault = z.infer<typeof ruleFaultSchema>;

export const ruleDraftLineSchema = z.object({
  draftId: z.uuid(),
  title: z.string(),
  author: z.string(),
  state: ruleDraftStateSchema,
  changedAt: z.iso.datetime(),
  publishAt: z.iso.datetime().nullable(),
});
export type RuleDraftLine = z.infer<typeof ruleDraftLineSchema>;

export const rulePublicationSchema = z.object({
  number: z.int(),
  version: z.string(),
  title: z.string(),
  /** Null where an older version was put back. */
  author: z.string().nullable(),
  approvers: z.array(z.string()),
  equalityNote: z.string().nullable(),
  publishedBy: z.string(),
  reason: z.string(),
  at: z.iso.datetime(),
});
export type RulePublication = z.infer<typeof rulePublicationSchema>;

/** `GET /api/console/rules`. `filesWait`: files on disk differ from all that ever decided; a draft can be made of them. */
export const rulesOverviewSchema = z.object({
  version: z.string(),
  from: z.enum(['files', 'published']),
  filesWait: z.boolean(),
  drafts: z.array(ruleDraftLineSchema),
  history: z.array(rulePublicationSchema),
  /** Versions that were in force, newest first, any of which can be put back. */
  versions: z.array(z.object({ version: z.string(), adoptedAt: z.iso.datetime() })),
});
export type RulesOverview = z.infer<typeof rulesOverviewSchema>;

export const ruleChangeSchema = z.object({
  file: z.string(),
  id: z.string(),
  kind: z.enum(['added', 'removed', 'changed', 'moved']),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type RuleChange = z.infer<typeof ruleChangeSchema>;

const choice = z.object({ value: z.string(), label: z.string() });
export const ruleColumnSchema = z.object({
  fact: z.string(),
  label: z.string(),
  kind: z.enum(['choice', 'yes-no', 'number', 'set']),
  choices: z.array(choice),
});
export type RuleColumn = z.infer<typeof ruleColumnSchema>;
export const ruleRowSchema = z.object({
  id: z.string(),
  clause: z.string(),
  why: z.string(),
  equality: z.string().nullable(),
  sentence: z.string(),
  /** By fact; a fact without a cell may be anything. */
  cells: z.record(z.string(), z.object({ value: z.json(), words: z.string() })),
  then: z.record(z.string(), z.json()),
});
export type RuleRow = z.infer<typeof ruleRowSchema>;
export const ruleTableSchema = z.object({
  id: z.string(),
  title: z.string(),
  purpose: z.string(),
  /** The locked group that it belongs to: then only explanations may be changed. */
  lock: z.string().nullable(),
  /** What its rows give. */
  role: z.enum(['route', 'obligations', 'queue', 'priority']),
  /** The closed lists that outcomes and figures are chosen from, by name: routes, kinds of offers, queues, settings and so on. */
  lists: z.record(z.string(), z.array(choice)),
  columns: z.array(ruleColumnSchema),
  rows: z.array(ruleRowSchema),
  /** Contacts that show what the rows do; the check holds the rules against them. */
  examples: z.array(
    z.object({ id: z.string(), title: z.string(), facts: z.json(), rows: z.array(z.string()), route: z.string() }),
  ),
});
export type RuleTable = z.infer<typeof ruleTableSchema>;

/** What the rules say, count and ring, apart from their tables. */
export const ruleWordsSchema = z.object({
  language: z.string(),
  wordings: z.array(z.object({ id: z.string(), text: z.string() })),
  settings: z.array(
    z.object({
      ...{ id: z.string(), label: z.string(), value: z.number(), unit: z.string(), source: z.string() },
      /** The locked group whose rows look at it: then it cannot be changed here. */
      lock: z.string().nullable(),
    }),
  ),
  phones: z.array(z.object({ id: z.string(), name: z.string(), number: z.string() })),
  /** Words that raise a signal of danger: more may be added, none taken away. */
  signals: z.array(z.object({ id: z.string(), label: z.string(), phrases: z.array(z.string()) })),
});
export type RuleWords = z.infer<typeof ruleWordsSchema>;

/** `GET /api/console/rules/drafts/:draftId`, with `?table=` the table to be shown, with `?words=yes` what stands beside the tables. */
export const ruleDraftSchema = ruleDraftLineSchema.extend({
  revision: z.int(),
  equalityNote: z.string().nullable(),
  needsEqualityNote: z.boolean(),
  approvals: z.object({ needed: z.int(), given: z.array(z.string()) }),
  /** Whether the reader changed something in it, and so may not approve it. */
  isOwn: z.boolean(),
  /** Whether the reader approved it: another one must agree too. */
  hasApproved: z.boolean(),
  /** Another version was published since it was begun. */
  isBehind: z.boolean(),
  faults: z.array(z.string()),
  changes: z.array(ruleChangeSchema),
  tables: z.array(z.object({ id: z.string(), title: z.string(), lock: z.string().nullable() })),
  table: ruleTableSchema.nullable(),
  words: ruleWordsSchema.nullable(),
});
export type RuleDraft = z.infer<typeof ruleDraftSchema>;

const title = z.string().trim().min(3, 'Say in a few words what is to change.').max(120);
const reason = z.string().trim().min(5, 'Say why, in a sentence.').max(500);
const revision = z.int().min(1);

export const ruleDraftBeginSchema = z.strictObject({ title, from: z.enum(['live', 'files']) });
/** `POST …/edits`: the change itself is read by the rules (routing-rules/src/edit/edit.ts). */
export const ruleEditRequestSchema = z.strictObject({ revision, edit: z.record(z.string(), z.json()) });
export const ruleDraftBegunSchema = z.object({ draftId: z.uuid() });
export const ruleEditReplySchema = z.union([
  z.object({ ok: z.literal(true), revision }),
  z.object({ ok: z.literal(false), faults: z.array(ruleFaultSchema) }),
]);
export const ruleStepSchema = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('submit'), revision, equalityNote: z.string().trim().max(1000) }),
  z.strictObject({ step: z.literal('approve'), revision }),
  z.strictObject({ step: z.literal('reopen'), revision }),
  z.strictObject({ step: z.literal('withdraw'), revision }),
  /** Takes up what was published since the draft was begun. */
  z.strictObject({ step: z.literal('renew'), revision }),
  /** `at` is null for now. */
  z.strictObject({ step: z.literal('publish'), revision, reason, at: z.iso.datetime().nullable() }),
]);
export type RuleStep = z.infer<typeof ruleStepSchema>;
/** `POST …/steps`: faults that stand in the way, a line each, or none when it is done. */
export const ruleStepReplySchema = z.object({ faults: z.array(z.string()) });
/** `GET …/file`: the rules as DMN for other tools, or as JSON. */
export const ruleFileQuerySchema = z.object({ as: z.enum(['dmn', 'json']) });
export type RuleFileKind = z.infer<typeof ruleFileQuerySchema>['as'];
/** How a file of rules is sent to `POST …/file`. */
export const RULES_FILE_TYPE = 'application/vnd.council.rules+json';
/** Whether the draft holds the file now, and what is wrong with it, a line each with table, row and cell. */
export const ruleImportReplySchema = z.object({ isTaken: z.boolean(), faults: z.array(z.string()) });
export type RuleImportReply = z.infer<typeof ruleImportReplySchema>;
export const ruleRollBackSchema = z.strictObject({ to: z.string().min(1).max(80), reason });
/** `draftId` is the draft by which colleagues must agree first, where the policy asks for that; null when it is in force. */
export const ruleRollBackReplySchema = z.object({ draftId: z.uuid().nullable() });
