import * as z from 'zod';
import { DECISION_CHOICES } from './decision.ts';

/** Permanent id of a row or guard, never used again: stored reasons name it. */
const rowId = z.string().regex(/^[A-Z]{1,3}-\d{2,4}[a-z]?$/, 'A letter, a dash and a number, such as "B-010".');
/** Clause of the policy, such as P05 or P55b. */
const clause = z.string().regex(/^P\d{2}[a-z]?$/, 'A clause of the policy, such as "P05".');
const why = z.string().min(1);
/** D: read in public documentation. K: professional knowledge, not checked against a source, so it stays editable. */
const source = z.enum(['D', 'K']);
/** What a row asks for: cells by fact path; a missing cell is any. The cells themselves are read by read-cell.ts. */
const when = z.record(z.string(), z.unknown());
const settingRef = z.strictObject({ setting: z.string() });

const offer = z.strictObject({
  kind: z.enum(DECISION_CHOICES.offerKind),
  by: z.enum(DECISION_CHOICES.by).optional(),
  serviceId: z.strictObject({ fact: z.literal('service.id') }).optional(),
  number: z.string().optional(),
  place: z.string().optional(),
});

const obligation = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('say'), wording: z.string() }),
  z.strictObject({ kind: z.literal('notify'), who: z.enum(DECISION_CHOICES.notify) }),
  z.strictObject({ kind: z.literal('suppress'), what: z.enum(DECISION_CHOICES.suppress) }),
  z.strictObject({
    kind: z.literal('interpret'),
    mode: z.enum(DECISION_CHOICES.interpret),
    language: z.strictObject({ fact: z.literal('resident.language') }).optional(),
  }),
  z.strictObject({ kind: z.literal('record'), what: z.enum(DECISION_CHOICES.record) }),
  z.strictObject({ kind: z.literal('restrict'), what: z.enum(DECISION_CHOICES.restrict) }),
  z.strictObject({ kind: z.literal('apply'), needs: z.strictObject({ fact: z.literal('resident.needs') }) }),
  z.strictObject({ kind: z.literal('keep-channel') }),
  z.strictObject({ kind: z.literal('task'), what: z.enum(DECISION_CHOICES.task) }),
  z.strictObject({ kind: z.literal('ask'), question: z.enum(DECISION_CHOICES.ask) }),
]);

export const routeThen = z.strictObject({
  route: z.enum(DECISION_CHOICES.route),
  offers: z.array(offer).min(1),
  wording: z.array(z.string()),
});
export const obligationsThen = z.strictObject({
  obligations: z.array(obligation).optional(),
  offers: z.array(offer).optional(),
  skills: z.array(z.string()).optional(),
});
export const queueThen = z.strictObject({ queue: z.string(), skills: z.array(z.string()) });
export const priorityThen = z.strictObject({
  priority: z.int().min(1).max(5),
  answerWithinSeconds: z.union([z.int().min(0), settingRef]),
});

/** An obligation that a guard or a case names: the kind, and what it is about where that matters. */
const duty = z.strictObject({
  kind: z.enum(DECISION_CHOICES.obligationKind),
  wording: z.string().optional(),
  who: z.string().optional(),
  what: z.string().optional(),
  mode: z.string().optional(),
  question: z.string().optional(),
});

export type Duty = z.infer<typeof duty>;
export type OfferTemplate = z.infer<typeof offer>;
export type ObligationTemplate = z.infer<typeof obligation>;
export type RouteThen = z.infer<typeof routeThen>;
export type ObligationsThen = z.infer<typeof obligationsThen>;
export type QueueThen = z.infer<typeof queueThen>;
export type PriorityThen = z.infer<typeof priorityThen>;

/** Who could be worse off by a row that steers to a link, and what protects them: one sentence. */
const equality = z.string().min(1).optional();

function rowOf<T extends z.ZodType>(then: T) {
  return z.strictObject({ id: rowId, clause, when, then, why, source: source.optional(), equality });
}

const group = z.string().regex(/^[A-L]$/);
const head = { id: z.string(), title: z.string(), purpose: z.string(), inputs: z.array(z.string()) };

/**
 * One table file. `route` and `obligations` tables belong to a group of the policy; `queue` and `priority` run once the
 * route is known. `hit: first` takes the first row that matches, `hit: collect` takes all of them.
 */
export const tableSchema = z.discriminatedUnion('role', [
  z.strictObject({
    ...head,
    group,
    role: z.literal('route'),
    hit: z.literal('first'),
    rows: z.array(rowOf(routeThen)),
  }),
  z.strictObject({
    ...head,
    group,
    role: z.literal('obligations'),
    hit: z.literal('collect'),
    rows: z.array(rowOf(obligationsThen)),
  }),
  z.strictObject({ ...head, role: z.literal('queue'), hit: z.literal('first'), rows: z.array(rowOf(queueThen)) }),
  z.strictObject({ ...head, role: z.literal('priority'), hit: z.literal('first'), rows: z.array(rowOf(priorityThen)) }),
]);

export type TableFile = z.infer<typeof tableSchema>;
export type TableRole = TableFile['role'];
export type RowFile = TableFile['rows'][number];

const kinds = z.array(z.enum(DECISION_CHOICES.offerKind)).min(1);

/** One promise that no edit of a table may break. Exactly one demand a guard, so that a breach names one thing. */
const demand = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('only-route'), routes: z.array(z.enum(DECISION_CHOICES.route)).min(1) }),
  z.strictObject({ kind: z.literal('never-route'), routes: z.array(z.enum(DECISION_CHOICES.route)).min(1) }),
  z.strictObject({ kind: z.literal('must-offer'), offers: kinds }),
  z.strictObject({ kind: z.literal('never-offer'), offers: kinds }),
  z.strictObject({ kind: z.literal('must-reach-by'), by: z.array(z.enum(DECISION_CHOICES.by)).min(1) }),
  z.strictObject({ kind: z.literal('range-of-offers'), atLeast: z.int().min(1) }),
  z.strictObject({
    kind: z.literal('must-oblige'),
    obligation: z.enum(DECISION_CHOICES.obligationKind),
    /** What the obligation is about, such as `sms` of `suppress`; without it any obligation of the kind keeps the promise. */
    what: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('priority-at-most'), priority: z.int().min(1).max(5) }),
]);

export const guardsSchema = z.strictObject({
  purpose: z.string(),
  guards: z.array(z.strictObject({ id: rowId, clause, when, demand, because: z.string().min(1) })),
});

export type Guard = z.infer<typeof guardsSchema>['guards'][number];
export type Demand = Guard['demand'];

export const casesSchema = z.strictObject({
  table: z.string(),
  cases: z.array(
    z.strictObject({
      id: z.string().min(1),
      title: z.string().min(1),
      facts: z.unknown(),
      expect: z.strictObject({
        route: z.enum(DECISION_CHOICES.route).optional(),
        queue: z.string().optional(),
        priority: z.int().optional(),
        /** The setting that says how soon the contact is to be answered. */
        answerWithin: z.string().optional(),
        offers: z.array(z.enum(DECISION_CHOICES.offerKind)).optional(),
        neverOffers: kinds.optional(),
        /** How or where each offer is reached, in order: `same`, `999`, `nearest-hub`; a link has its service. */
        reach: z.array(z.string()).optional(),
        firstWording: z.string().optional(),
        wording: z.array(z.string()).optional(),
        skills: z.array(z.string()).optional(),
        /** Obligations that must be among those of the decision, and those that must not. */
        obliges: z.array(duty).optional(),
        neverObliges: z.array(duty).optional(),
      }),
      /** Rows that must match. */
      fires: z.array(z.string()).min(1),
      /** No other row may match, so that a row which lost a condition is noticed. */
      nothingElse: z.literal(true).optional(),
    }),
  ),
});

export type CasesFile = z.infer<typeof casesSchema>;
export type RuleCase = CasesFile['cases'][number];
