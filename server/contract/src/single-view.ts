/**
 * The single view of a resident, as it travels to the console: one event a line, each panel as soon as its source has answered.
 * Panels fail alone. Sums are whole pence.
 */
import * as z from 'zod';
import { interpreterLanguageSchema, needsPassportSchema } from './needs.ts';
import { ratingScoreSchema } from './rating.ts';
import { channelSchema } from './words.ts';

const labelSchema = z.object({ code: z.string(), label: z.string() });
const pence = z.int();

const residentDataSchema = z.object({
  residentId: z.uuid(),
  reference: z.string(),
  name: z.string(),
  address: z.string(),
  language: z.string(),
  identityLevel: z.int().min(0).max(3),
  digitalAccess: z.string(),
  digitalSkills: z.string(),
  needs: z.array(labelSchema),
  /** How these needs were kept; null where they are on record from before. */
  passport: needsPassportSchema.nullable(),
  /** Told in this conversation and not on record yet: to be offered for keeping. */
  saidHere: z.array(labelSchema),
  /** In which they need an interpreter, as told here or kept; null where none was chosen. */
  interpreterLanguage: interpreterLanguageSchema.nullable(),
  flags: z.array(labelSchema),
  demonstration: z.boolean(),
});

const pastContactSchema = z.object({
  contactId: z.uuid(),
  channel: channelSchema,
  subject: z.string(),
  startedAt: z.iso.datetime(),
  outcome: z.string(),
  /** How they rated it, 5 the best; null where they did not, and for the agent who dealt with it. */
  rating: ratingScoreSchema.nullable(),
});

/** A report of the resident's. What the back office wrote about it is not in it (P35: stage, no notes). */
const caseProgressSchema = z.object({
  reference: z.string(),
  subject: z.string(),
  stage: z.string(),
  expectedOn: z.iso.date().nullable(),
  sentAt: z.iso.datetime(),
});

const myAccountDataSchema = z.object({
  registeredAt: z.iso.datetime(),
  lastSignInAt: z.iso.datetime().nullable(),
  services: z.array(z.string()),
});

const councilTaxDataSchema = z.object({
  account: z.string(),
  band: z.string(),
  yearPence: pence,
  arrearsPence: pence,
  nextPayment: z.object({ on: z.iso.date(), pence }).nullable(),
  /** Discounts and support, as the office calls them. */
  reductions: z.array(z.string()),
  /** The office's own mark, which may be newer than the hub's. */
  breathingSpace: z.boolean(),
});

const housingBenefitDataSchema = z.object({
  claim: z.string(),
  state: z.enum(['being-decided', 'in-payment', 'stopped']),
  weeklyPence: pence,
  nextPaymentOn: z.iso.date().nullable(),
  overpaidPence: pence,
});

const rentDataSchema = z.object({
  tenancy: z.string(),
  weeklyPence: pence,
  arrearsPence: pence,
  /** What was agreed about paying arrears back. */
  arrangement: z.string().nullable(),
  breathingSpace: z.boolean(),
});

const libraryDataSchema = z.object({
  loans: z.int().min(0),
  overdue: z.int().min(0),
  finesPence: pence,
});

export const debtKindSchema = z.enum(['council-tax', 'rent', 'benefit-overpayment', 'library-fines']);
export type DebtKind = z.infer<typeof debtKindSchema>;

/** One debt, or why it is not known: its office has not answered yet, or does not answer. */
const debtLineSchema = z.discriminatedUnion('state', [
  z.object({ kind: debtKindSchema, state: z.literal('loading') }),
  z.object({ kind: debtKindSchema, state: z.literal('unavailable') }),
  z.object({ kind: debtKindSchema, state: z.enum(['ready', 'last-seen']), pence, asOf: z.iso.datetime() }),
]);
export type DebtLine = z.infer<typeof debtLineSchema>;

const debtsDataSchema = z.object({
  /** What comes before any sum: breathing space, vulnerability. */
  care: z.array(labelSchema),
  lines: z.array(debtLineSchema),
  /** Of the lines that are known. */
  totalPence: pence,
  isComplete: z.boolean(),
});

/** What is missing where a panel is closed: the right role, holding the live contact, a higher identity level, or a reason. */
export const panelNeedsSchema = z.enum(['role', 'holder', 'level', 'reason']);
export type PanelNeeds = z.infer<typeof panelNeedsSchema>;

/** How one panel stands. `data` is null where an office answers that it has no record of the resident. */
function panelSchema<N extends string, T extends z.ZodType>(name: N, data: T) {
  const known = { panel: z.literal(name), source: z.string(), asOf: z.iso.datetime(), data };
  return z.discriminatedUnion('state', [
    z.object({ ...known, state: z.literal('ready') }),
    /** The source does not answer now; this is what it said last. */
    z.object({ ...known, state: z.literal('last-seen') }),
    z.object({ panel: z.literal(name), source: z.string(), state: z.literal('unavailable'), detail: z.string() }),
    /** It may not be opened; nothing of it was asked for. `detail` says what would open it. */
    z.object({
      ...{ panel: z.literal(name), source: z.string(), state: z.literal('closed') },
      ...{ needs: panelNeedsSchema, detail: z.string() },
    }),
  ]);
}

export const panelStateSchema = z.discriminatedUnion('panel', [
  panelSchema('resident', residentDataSchema),
  panelSchema('contacts', z.array(pastContactSchema)),
  panelSchema('cases', z.array(caseProgressSchema)),
  panelSchema('myAccount', myAccountDataSchema.nullable()),
  panelSchema('debts', debtsDataSchema),
  panelSchema('councilTax', councilTaxDataSchema.nullable()),
  panelSchema('housingBenefit', housingBenefitDataSchema.nullable()),
  panelSchema('rent', rentDataSchema.nullable()),
  panelSchema('library', libraryDataSchema.nullable()),
]);
export type PanelState = z.infer<typeof panelStateSchema>;
export type PanelName = PanelState['panel'];
export type PanelOf<N extends PanelName> = Extract<PanelState, { panel: N }>;
/** What a panel shows when it could be read. */
export type PanelData<N extends PanelName> = Extract<PanelOf<N>, { state: 'ready' }>['data'];

const panelNameSchema = z.enum([
  'resident',
  'contacts',
  'cases',
  'myAccount',
  'debts',
  'councilTax',
  'housingBenefit',
  'rent',
  'library',
] satisfies PanelName[]);

/**
 * A line of `GET /api/console/contacts/:contactId/resident`. First who it is, with the panels that will come: `unknown` while
 * nobody has said who they are. Then each panel as it becomes known; `debts` comes again with every office that answers.
 */
export const singleViewEventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('unknown'), howToIdentify: z.string() }),
  z.object({
    event: z.literal('opening'),
    residentId: z.uuid(),
    identityLevel: z.int().min(0).max(3),
    panels: z.array(panelNameSchema),
  }),
  z.object({ event: z.literal('panel'), panel: panelStateSchema }),
]);
export type SingleViewEvent = z.infer<typeof singleViewEventSchema>;
