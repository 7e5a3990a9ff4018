/** What a draft of the rules would have done with past contacts, and whether it leaves anybody behind. Nobody is named in it. */
import * as z from 'zod';

/** The longest period that is looked at, in days; all that is stored may be looked at too. */
export const WHAT_IF_MOST_DAYS = 84;

const DAY_MS = 86_400_000;
const reason = z.string().trim().min(5, 'Say why, in a sentence.').max(500);

/** `POST …/what-if`: days of the council's calendar, both included; without a period all that is stored. */
export const ruleWhatIfBeginSchema = z.strictObject({
  revision: z.int().min(1),
  period: z
    .strictObject({ from: z.iso.date(), to: z.iso.date() })
    .refine(({ from, to }) => from <= to, { message: 'The last day is before the first.', path: ['to'] })
    .refine(({ from, to }) => (Date.parse(to) - Date.parse(from)) / DAY_MS < WHAT_IF_MOST_DAYS, {
      message: 'Choose 12 weeks at most, or all that is stored.',
      path: ['from'],
    })
    .nullable(),
});

const changedShare = z.object({ name: z.string(), total: z.int(), changed: z.int() });
export type RuleChangedShare = z.infer<typeof changedShare>;

/** A group beside those who can go online and need nothing (`others`; null where too few are known). Shares are from 0 to 1. */
export const guardRowSchema = z.object({
  group: z.string(),
  guarded: z.enum(['person', 'digital', 'channel']),
  n: z.int(),
  before: z.number(),
  after: z.number(),
  othersN: z.int().nullable(),
  othersBefore: z.number().nullable(),
  othersAfter: z.number().nullable(),
  /** By how much more it changes than that of the others, with its 95 % interval. */
  change: z.number(),
  low: z.number(),
  high: z.number(),
  stops: z.boolean(),
  /** The rows that would decide most of those who come off worse. */
  rules: z.array(z.string()),
});
export type GuardRow = z.infer<typeof guardRowSchema>;
export const guardVerdictSchema = z.object({
  stops: z.boolean(),
  rows: z.array(guardRowSchema),
  /** Groups that are too small to be shown. */
  hidden: z.int(),
  tolerancePoints: z.number(),
  fewest: z.int(),
  source: z.string(),
});
export type GuardVerdict = z.infer<typeof guardVerdictSchema>;

const queueSide = z.object({
  contactsPerDay: z.number(),
  meanWaitSeconds: z.int(),
  p90WaitSeconds: z.int(),
  abandonedShare: z.number(),
  /** Of all contacts of the period, in pounds. */
  cost: z.string(),
});
export type RuleQueueSide = z.infer<typeof queueSide>;
/** Simulated: what the queue would have been like, from how people came and worked in the period. */
export const ruleQueuesSchema = z.object({
  before: queueSide,
  after: queueSide,
  days: z.int(),
  hours: z.int(),
  meanHandleSeconds: z.number(),
});
export type RuleQueues = z.infer<typeof ruleQueuesSchema>;

const whatIfResultSchema = z.object({
  total: z.int(),
  changed: z.int(),
  flows: z.array(z.object({ from: z.string(), to: z.string(), count: z.int() })),
  byService: z.array(changedShare),
  byChannel: z.array(changedShare),
  byNeed: z.array(changedShare),
  byHour: z.array(changedShare),
  guard: guardVerdictSchema,
  /** Null where too little is known of the period. */
  queues: ruleQueuesSchema.nullable(),
});
export type RuleWhatIfResult = z.infer<typeof whatIfResultSchema>;

/** `GET …/what-if`: the one that was asked for last. `lost`: nobody works on it any more, because a server stopped. */
export const ruleWhatIfSchema = z.object({
  /** Whether the draft still is what was looked at. */
  isCurrent: z.boolean(),
  period: z.object({ from: z.string(), to: z.string() }).nullable(),
  state: z.enum(['running', 'done', 'cancelled', 'failed', 'lost']),
  done: z.int(),
  /** About how many; 0 while it is not known. */
  total: z.int(),
  result: whatIfResultSchema.nullable(),
  /** Changed contacts that can be looked at one by one. */
  contacts: z.int(),
  override: z.object({
    /** Why the reader may not let it pass; null where they may. */
    refusal: z.string().nullable(),
    /** Who let it pass, and why. */
    given: z.array(z.object({ by: z.string(), reason: z.string(), at: z.iso.datetime() })),
    /** Whether everything that stops it was let pass. */
    covers: z.boolean(),
  }),
});
export type RuleWhatIf = z.infer<typeof ruleWhatIfSchema>;
export const ruleWhatIfReplySchema = z.object({ whatIf: ruleWhatIfSchema.nullable() });

export const WHAT_IF_PAGE = 10;
/** `GET …/what-if/contacts?page=1`. */
export const ruleWhatIfPageSchema = z.strictObject({ page: z.coerce.number().int().min(1).max(1000) });
const side = z.object({ route: z.string(), why: z.array(z.string()) });
export const ruleWhatIfContactsSchema = z.object({
  page: z.int(),
  pages: z.int(),
  contacts: z.array(
    z.object({ channel: z.string(), service: z.string(), needs: z.array(z.string()), before: side, after: side }),
  ),
});
export type RuleWhatIfContacts = z.infer<typeof ruleWhatIfContactsSchema>;

/** `POST …/guard-override`: somebody who changed nothing in the draft lets it pass. */
export const ruleGuardOverrideSchema = z.strictObject({ revision: z.int().min(1), reason });
