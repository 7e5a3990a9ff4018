import * as fc from 'fast-check';
import type { RuleSet } from '../compile.ts';
import { FACT_CHOICES, type Facts } from '../facts.ts';
import type { RuleFiles } from '../rule-files.ts';
import type { RowFile, TableFile } from '../table-format.ts';
import type { Column } from '../vocabulary.ts';

const yesNo = fc.constantFrom<boolean | 'unknown'>(true, false, 'unknown');
const count = fc.constantFrom(0, 1, 2, 3, 26, 300, 301, 900);
const TEXTS = ['hello', 'there is a fire in my flat', 'I want to end it', 'my bin was missed', 'nowhere to sleep', ''];

/** Any object of the shape, with any of its keys missing and none of them undefined. */
function some<T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) {
  return fc.record<T, never>(shape, { requiredKeys: [] });
}

/** Every set of facts the schema allows, leaning on values that some row of this rule set looks at. */
export function factsArbitrary(ruleSet: RuleSet): fc.Arbitrary<Facts> {
  const valuesOf = (path: string): string[] => [...(ruleSet.columns.find((one) => one.path === path)?.values ?? [])];
  const intents = valuesOf('intent.id').filter((id) => id !== 'unknown');
  const services = valuesOf('service.id').filter((id) => id !== 'unknown');
  return some({
    channel: fc.constantFrom(...FACT_CHOICES.channel),
    direction: fc.constantFrom(...FACT_CHOICES.direction),
    at: fc.constantFrom('2026-06-02T10:00:00Z', '2026-06-07T10:00:00Z', '2026-12-25T11:00:00+00:00'),
    text: fc.oneof(fc.constantFrom(...TEXTS), fc.string({ maxLength: 60 })),
    locale: fc.constantFrom('en-GB', 'ro', ''),
    safety: some({
      signal: fc.oneof({ weight: 3, arbitrary: fc.constant('none' as const) }, fc.constantFrom(...FACT_CHOICES.signal)),
    }),
    intent: some({ id: fc.constantFrom(...intents), confidence: fc.constantFrom(0, 0.2, 0.35, 0.5, 0.65, 0.9, 1) }),
    service: some({
      id: fc.constantFrom(...services),
      lgsl: fc.constantFrom(412, 557, 576, 600, 72),
      online: fc.constantFrom(...FACT_CHOICES.online),
      complex: yesNo,
      urgent: yesNo,
      outage: yesNo,
      identityLevel: fc.constantFrom(0, 1, 2, 3),
    }),
    resident: some({
      known: yesNo,
      identityLevel: fc.constantFrom(0, 1, 2, 3),
      digitalAccess: fc.constantFrom(...FACT_CHOICES.digitalAccess),
      digitalSkills: fc.constantFrom(...FACT_CHOICES.digitalSkills),
      needs: fc.subarray([...valuesOf('resident.needs'), 'Low Vision', 'something new'], { maxLength: 3 }),
      language: fc.constantFrom('en', 'ro', 'unknown'),
      flags: fc.subarray([...valuesOf('resident.flags'), 'something new'], { maxLength: 2 }),
      safeContact: yesNo,
      smsConsent: yesNo,
      lineType: fc.constantFrom(...FACT_CHOICES.lineType),
      authority: fc.constantFrom(...FACT_CHOICES.authority),
      memberVerified: yesNo,
      tenancy: fc.constantFrom(...FACT_CHOICES.tenancy),
    }),
    history: some({
      sameService72h: count,
      sameCase14d: count,
      onlineAttempt24h: yesNo,
      formError: yesNo,
      botMisses: count,
      linkUnanswered24h: yesNo,
      disclosure: yesNo,
    }),
    asks: some({
      person: yesNo,
      complaint: yesNo,
      informationRequest: yesNo,
      dataRequest: yesNo,
      forSomeoneElse: yesNo,
      councillor: yesNo,
      legal: yesNo,
      press: yesNo,
    }),
    call: some({ cue: yesNo, ended: fc.constantFrom(...FACT_CHOICES.callEnded), notHeard: count }),
    message: some({
      signature: fc.constantFrom(...FACT_CHOICES.signature),
      duplicate: yesNo,
      keyword: fc.constantFrom(...FACT_CHOICES.keyword),
      sender: fc.constantFrom(...FACT_CHOICES.sender),
      autoRepliesLastHour: fc.constantFrom(0, 4, 5, 6),
      media: yesNo,
      cardNumber: yesNo,
    }),
    identity: some({
      subject: fc.constantFrom(...FACT_CHOICES.identitySubject),
      failedChecks: count,
      liveContact: yesNo,
      ownRecord: yesNo,
    }),
    device: some({ saveData: yesNo }),
    callback: some({ attempts: count, refused: yesNo }),
    hours: some({ open: yesNo, bankHoliday: yesNo }),
    queue: some({ waiting: count, expectedWaitSeconds: count, agentsAvailable: count }),
  });
}

function cellArbitrary(column: Column): fc.Arbitrary<unknown> {
  const someValues = fc.subarray([...column.values], { minLength: Math.min(1, column.values.length) });
  switch (column.kind) {
    case 'choice':
      return fc.oneof(
        fc.constantFrom(...column.values),
        someValues,
        someValues.map((not) => ({ not })),
      );
    case 'yes-no':
      return fc.oneof(fc.constantFrom(true, false, 'unknown'), fc.constantFrom([true, 'unknown'], { not: [true] }));
    case 'set':
      return fc.oneof(
        fc.boolean().map((empty) => ({ empty })),
        fc.record({ hasAny: someValues, hasAll: someValues, hasNone: someValues }, { requiredKeys: [] }),
      );
    case 'number': {
      const figure =
        column.max <= 1 ? fc.constantFrom(0.2, 0.5, { setting: 'answerConfidence' }) : fc.constantFrom(0, 1, 2, 3);
      return fc.oneof(
        fc.constantFrom('known', 'unknown'),
        fc.record({ gte: figure, lt: figure }),
        figure.map((lte) => ({ lte, orUnknown: true })),
      );
    }
  }
}

/** The `when` of a random row over some of the facts that this table may look at. */
export function whenArbitrary(columns: readonly Column[]): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .subarray([...columns], { minLength: 0, maxLength: 4 })
    .chain((chosen) => fc.record(Object.fromEntries(chosen.map((column) => [column.path, cellArbitrary(column)]))));
}

function withWhen(row: RowFile, when: Record<string, unknown>): RowFile {
  return { ...row, when };
}

/** The shipped tables with every condition replaced by a random one. The last row of each kind stays a catch-all. */
export function shuffledTables(ruleSet: RuleSet): fc.Arbitrary<RuleFiles['tables']> {
  const { files } = ruleSet;
  const before = ruleSet.columns.filter((column) => column.path !== 'decision.route');
  const tables = files.policy.tables.flatMap((name) => files.tables[name] ?? []);
  const lastRoute = tables.filter((table) => table.role === 'route').at(-1)?.id;
  const shuffled = tables.map((table) => {
    const columns = table.role === 'queue' || table.role === 'priority' ? ruleSet.columns : before;
    const ends = table.role === 'queue' || table.role === 'priority' || table.id === lastRoute;
    return fc
      .array(whenArbitrary(columns), { minLength: table.rows.length, maxLength: table.rows.length })
      .map((whens) => {
        const rows = table.rows.map((row, index) =>
          withWhen(row, ends && index === table.rows.length - 1 ? {} : (whens[index] ?? {})),
        );
        return [table.id, { ...table, inputs: columns.map((column) => column.path), rows } as TableFile] as const;
      });
  });
  return fc.tuple(...shuffled).map((entries) => Object.fromEntries(entries));
}
