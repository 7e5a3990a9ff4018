import * as z from 'zod';
import { nearestChoice } from './nearest-choice.ts';

/** The choices of every fact that is picked from a list. `vocabulary.json` gives their labels and must name the same ones. */
export const FACT_CHOICES = {
  channel: ['webchat', 'sms', 'phone', 'callback', 'email', 'letter', 'face-to-face'],
  direction: ['inbound', 'outbound'],
  online: ['live', 'coming', 'none', 'unknown'],
  digitalAccess: ['none', 'home', 'work', 'mobileOnly', 'unknown'],
  digitalSkills: ['low', 'ok', 'unknown'],
  lineType: ['mobile', 'landline', 'voip', 'unknown'],
  signal: [
    'none',
    'fire',
    'gas',
    'crime-now',
    'injury',
    'overdose',
    'suicide',
    'child-risk',
    'adult-risk',
    'domestic-abuse',
    'homeless-tonight',
    'dangerous-structure',
    'emergency',
    'home-emergency',
  ],
  authority: ['recorded', 'none', 'unknown'],
  tenancy: ['council', 'other', 'unknown'],
  callEnded: ['talking', 'silent', 'dropped', 'unknown'],
  signature: ['valid', 'invalid', 'unknown'],
  keyword: ['stop', 'start', 'help', 'none', 'unknown'],
  sender: ['mobile', 'landline', 'short-code', 'foreign', 'withheld', 'unknown'],
  identitySubject: ['general', 'own-case', 'account', 'bank-details', 'unknown'],
} as const;

export type Channel = (typeof FACT_CHOICES.channel)[number];
export type Signal = (typeof FACT_CHOICES.signal)[number];

const yesNo = z.union([z.boolean(), z.literal('unknown')]).optional();
const count = z.int().min(0).max(1_000_000).optional();
const level = z.int().min(0).max(3).optional();
const word = z.string().min(1).max(100);
const words = z.array(word).max(50).optional();
/** The service list writes a code as digits; both spellings of the same code are one fact. */
const lgsl = z
  .union([
    z.int().min(0).max(99_999),
    z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number),
  ])
  .optional();

export const factsSchema = z.strictObject({
  channel: z.enum(FACT_CHOICES.channel).optional(),
  direction: z.enum(FACT_CHOICES.direction).optional(),
  at: z.iso.datetime({ offset: true }).optional(),
  text: z.string().max(20_000).optional(),
  locale: z.string().max(35).optional(),
  safety: z.strictObject({ signal: z.enum(FACT_CHOICES.signal).optional() }).optional(),
  intent: z
    .strictObject({ id: word.optional(), confidence: z.number().min(0).max(1).optional(), source: word.optional() })
    .optional(),
  service: z
    .strictObject({
      id: word.optional(),
      lgsl,
      online: z.enum(FACT_CHOICES.online).optional(),
      complex: yesNo,
      urgent: yesNo,
      outage: yesNo,
      identityLevel: level,
    })
    .optional(),
  resident: z
    .strictObject({
      known: yesNo,
      identityLevel: level,
      digitalAccess: z.enum(FACT_CHOICES.digitalAccess).optional(),
      digitalSkills: z.enum(FACT_CHOICES.digitalSkills).optional(),
      needs: words,
      language: z.string().max(35).optional(),
      flags: words,
      safeContact: yesNo,
      smsConsent: yesNo,
      lineType: z.enum(FACT_CHOICES.lineType).optional(),
      authority: z.enum(FACT_CHOICES.authority).optional(),
      memberVerified: yesNo,
      tenancy: z.enum(FACT_CHOICES.tenancy).optional(),
    })
    .optional(),
  history: z
    .strictObject({
      sameService72h: count,
      sameCase14d: count,
      onlineAttempt24h: yesNo,
      formError: yesNo,
      botMisses: count,
      linkUnanswered24h: yesNo,
      disclosure: yesNo,
    })
    .optional(),
  asks: z
    .strictObject({
      person: yesNo,
      complaint: yesNo,
      informationRequest: yesNo,
      dataRequest: yesNo,
      forSomeoneElse: yesNo,
      councillor: yesNo,
      legal: yesNo,
      press: yesNo,
    })
    .optional(),
  call: z.strictObject({ cue: yesNo, ended: z.enum(FACT_CHOICES.callEnded).optional(), notHeard: count }).optional(),
  message: z
    .strictObject({
      signature: z.enum(FACT_CHOICES.signature).optional(),
      duplicate: yesNo,
      keyword: z.enum(FACT_CHOICES.keyword).optional(),
      sender: z.enum(FACT_CHOICES.sender).optional(),
      autoRepliesLastHour: count,
      media: yesNo,
      cardNumber: yesNo,
    })
    .optional(),
  identity: z
    .strictObject({
      subject: z.enum(FACT_CHOICES.identitySubject).optional(),
      failedChecks: count,
      liveContact: yesNo,
      ownRecord: yesNo,
    })
    .optional(),
  device: z.strictObject({ saveData: yesNo }).optional(),
  callback: z.strictObject({ attempts: count, refused: yesNo }).optional(),
  hours: z.strictObject({ open: yesNo, bankHoliday: yesNo }).optional(),
  queue: z.strictObject({ waiting: count, expectedWaitSeconds: count, agentsAvailable: count }).optional(),
});

/** What is known of one contact. An omitted fact is unknown; times are ISO 8601, waits are seconds, confidence is 0 to 1. */
export type Facts = z.infer<typeof factsSchema>;

/** Why facts were refused: `where` is the path of the fact, `what` is a sentence for the person who sent it. */
export interface FactsProblem {
  code: 'unknown-fact' | 'bad-fact';
  where: string;
  what: string;
}

export type ParsedFacts = { ok: true; facts: Facts } | { ok: false; problem: FactsProblem };

type Issue = z.core.$ZodIssue;

/** The object schema that holds a path, to name the facts which would have been known there. */
function factNamesAt(path: readonly PropertyKey[]): string[] {
  let shape: Record<string, z.core.$ZodType> = factsSchema.shape;
  for (const step of path) {
    const child = shape[String(step)];
    const inner = child instanceof z.ZodOptional ? child.unwrap() : child;
    shape = inner instanceof z.ZodObject ? inner.shape : {};
  }
  return Object.keys(shape);
}

function problemOf(issue: Issue): FactsProblem {
  const at = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const near = nearestChoice(key, factNamesAt(issue.path));
    const hint = near === null ? '' : ` Did you mean "${near}"?`;
    return { code: 'unknown-fact', where: at === '' ? key : `${at}.${key}`, what: `"${key}" is not a fact.${hint}` };
  }
  if (issue.code === 'invalid_value') {
    const choices = issue.values.map(String);
    return { code: 'bad-fact', where: at, what: `Choose one of: ${choices.join(', ')}.` };
  }
  return { code: 'bad-fact', where: at === '' ? 'facts' : at, what: issue.message };
}

/**
 * Reads facts from outside. A fact that the policy does not know (age, name, "VIP") is refused, so it can change nothing
 * (policy property 5). Returns the first problem found, never throws.
 */
export function parseFacts(input: unknown): ParsedFacts {
  const parsed = factsSchema.safeParse(input);
  if (parsed.success) return { ok: true, facts: parsed.data };
  const [issue] = parsed.error.issues;
  if (issue === undefined) return { ok: false, problem: { code: 'bad-fact', where: 'facts', what: 'Not readable.' } };
  return { ok: false, problem: problemOf(issue) };
}
