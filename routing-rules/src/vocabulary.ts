import * as z from 'zod';
import { DECISION_CHOICES } from './decision.ts';
import { FACT_CHOICES } from './facts.ts';

/**
 * Every fact a table may look at, in the order in which reasons list them. `derived.*` facts are worked out by
 * normalise-facts.ts; `decision.route` exists only for the tables that run after the route is known.
 */
export const FACT_PATHS = [
  'channel',
  'direction',
  'derived.signal',
  'derived.asksPerson',
  'derived.language',
  'derived.staffed',
  'derived.busy',
  'intent.id',
  'intent.confidence',
  'service.id',
  'service.lgsl',
  'service.online',
  'service.complex',
  'service.urgent',
  'service.outage',
  'service.identityLevel',
  'resident.known',
  'resident.identityLevel',
  'resident.digitalAccess',
  'resident.digitalSkills',
  'resident.needs',
  'resident.flags',
  'resident.safeContact',
  'resident.smsConsent',
  'resident.lineType',
  'resident.authority',
  'resident.memberVerified',
  'resident.tenancy',
  'history.sameService72h',
  'history.sameCase14d',
  'history.onlineAttempt24h',
  'history.formError',
  'history.botMisses',
  'history.linkUnanswered24h',
  'history.disclosure',
  'asks.complaint',
  'asks.informationRequest',
  'asks.dataRequest',
  'asks.forSomeoneElse',
  'asks.councillor',
  'asks.legal',
  'asks.press',
  'call.cue',
  'call.ended',
  'call.notHeard',
  'message.signature',
  'message.duplicate',
  'message.keyword',
  'message.sender',
  'message.autoRepliesLastHour',
  'message.media',
  'message.cardNumber',
  'identity.subject',
  'identity.failedChecks',
  'identity.liveContact',
  'identity.ownRecord',
  'device.saveData',
  'callback.attempts',
  'callback.refused',
  'hours.bankHoliday',
  'queue.waiting',
  'queue.expectedWaitSeconds',
  'queue.agentsAvailable',
  'decision.route',
] as const;

export type FactPath = (typeof FACT_PATHS)[number];

const labels = z.record(z.string(), z.string().min(1));

export const vocabularySchema = z.strictObject({
  /** Intents that are not services. */
  intents: labels,
  facts: z.array(
    z.strictObject({
      path: z.enum(FACT_PATHS),
      label: z.string().min(1),
      kind: z.enum(['choice', 'yes-no', 'number', 'set']),
      choices: labels.optional(),
      choicesFrom: z.enum(['services', 'intents', 'route']).optional(),
      whole: z.boolean().optional(),
      min: z.number().optional(),
      max: z.number().optional(),
      derivedFrom: z.string().optional(),
    }),
  ),
  outputs: z.strictObject({
    route: labels,
    offerKind: labels,
    by: labels,
    obligationKind: labels,
    notify: labels,
    suppress: labels,
    interpret: labels,
    record: labels,
    restrict: labels,
    task: labels,
    ask: labels,
    queue: labels,
    skill: labels,
  }),
});

export type VocabularyFile = z.infer<typeof vocabularySchema>;

/** One column of the tables with its closed list of values; yes/no facts have yes, no and unknown; a set has its members. */
export interface Column {
  index: number;
  path: FactPath;
  label: string;
  kind: 'choice' | 'yes-no' | 'number' | 'set';
  values: readonly string[];
  labelOf: Readonly<Record<string, string>>;
  whole: boolean;
  min: number;
  max: number;
}

export const YES_NO_VALUES = ['yes', 'no', 'unknown'] as const;
/** Stands for a service, intent, need or flag that the vocabulary does not list; it is never treated as able to self-serve. */
export const OTHER = 'other';
export const UNKNOWN = 'unknown';

type FactEntry = VocabularyFile['facts'][number];

function choicesOf(entry: FactEntry, file: VocabularyFile, services: Record<string, string>): Record<string, string> {
  const open = { [OTHER]: 'Something else', [UNKNOWN]: 'Not known' };
  switch (entry.choicesFrom) {
    case 'services':
      return { ...services, ...open };
    case 'intents':
      return { ...services, ...file.intents, ...open };
    case 'route':
      return file.outputs.route;
    case undefined:
      return entry.choices ?? {};
  }
}

/** Builds the columns from the vocabulary and the names of the services, in the order of FACT_PATHS. */
export function buildColumns(file: VocabularyFile, services: Record<string, string>): Column[] {
  const byPath = new Map(file.facts.map((entry) => [entry.path, entry]));
  return FACT_PATHS.flatMap((path, index) => {
    const entry = byPath.get(path);
    if (entry === undefined) return [];
    const labelOf =
      entry.kind === 'yes-no' ? { yes: 'yes', no: 'no', unknown: 'not known' } : choicesOf(entry, file, services);
    return [
      {
        index,
        path,
        label: entry.label,
        kind: entry.kind,
        values: Object.keys(labelOf),
        labelOf,
        whole: entry.whole ?? false,
        min: entry.min ?? 0,
        max: entry.max ?? Number.MAX_SAFE_INTEGER,
      },
    ];
  });
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort().join() === [...b].sort().join();
}

const CODED_FACTS: [FactPath, readonly string[]][] = [
  ['channel', [...FACT_CHOICES.channel, UNKNOWN]],
  ['direction', [...FACT_CHOICES.direction, UNKNOWN]],
  ['derived.signal', FACT_CHOICES.signal],
  ['service.online', FACT_CHOICES.online],
  ['resident.digitalAccess', FACT_CHOICES.digitalAccess],
  ['resident.digitalSkills', FACT_CHOICES.digitalSkills],
  ['resident.lineType', FACT_CHOICES.lineType],
  ['resident.authority', FACT_CHOICES.authority],
  ['resident.tenancy', FACT_CHOICES.tenancy],
  ['call.ended', FACT_CHOICES.callEnded],
  ['message.signature', FACT_CHOICES.signature],
  ['message.keyword', FACT_CHOICES.keyword],
  ['message.sender', FACT_CHOICES.sender],
  ['identity.subject', FACT_CHOICES.identitySubject],
];

/** Names of the vocabulary entries that no longer list exactly the words the code knows, or that are missing. */
export function vocabularyDrift(file: VocabularyFile): string[] {
  const byPath = new Map(file.facts.map((entry) => [entry.path, entry]));
  const missing = FACT_PATHS.filter((path) => !byPath.has(path));
  const facts = CODED_FACTS.filter(([path, words]) => !sameWords(Object.keys(byPath.get(path)?.choices ?? {}), words));
  const outputs = Object.entries(DECISION_CHOICES).filter(
    ([name, words]) => !sameWords(Object.keys(file.outputs[name as keyof typeof DECISION_CHOICES]), words),
  );
  return [...missing, ...facts.map(([path]) => path), ...outputs.map(([name]) => name)];
}
