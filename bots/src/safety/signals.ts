/** What a message may say about danger, most pressing first: when several are found, the first of this list is named. */
export const SAFETY_SIGNALS = [
  'fire',
  'gas',
  'overdose',
  'injury',
  'suicide',
  'dangerous-structure',
  'crime-now',
  'domestic-abuse',
  'adult-risk',
  'child-risk',
  'homeless-tonight',
  'home-emergency',
] as const;

export type SafetySignalName = (typeof SAFETY_SIGNALS)[number];

/**
 * How a signal is answered: danger to life (P05 to P08), safeguarding (P10 to P12), shelter tonight (P13), or a home that is
 * not safe or fit to be in (P16).
 */
export type SafetyKind = 'emergency' | 'safeguarding' | 'homelessness' | 'repairs';

const KINDS: Readonly<Record<SafetySignalName, SafetyKind>> = {
  fire: 'emergency',
  gas: 'emergency',
  overdose: 'emergency',
  injury: 'emergency',
  suicide: 'emergency',
  'dangerous-structure': 'emergency',
  'crime-now': 'emergency',
  'domestic-abuse': 'safeguarding',
  'child-risk': 'safeguarding',
  'adult-risk': 'safeguarding',
  'homeless-tonight': 'homelessness',
  'home-emergency': 'repairs',
};

export function kindOf(signal: SafetySignalName): SafetyKind {
  return KINDS[signal];
}

/** Stands for the id of a pattern where the classifier found it. */
export const LEARNED = 'learned';

/** What was found, and by what: the id of a pattern, or `learned` with how sure the classifier was (0 to 1). */
export interface SafetySignal {
  readonly signal: SafetySignalName;
  readonly matched: string;
  readonly confidence?: number;
}
