import { kindOf, SAFETY_SIGNALS, type SafetySignalName } from '../safety/signals.ts';

/** Special intent ids that stand beside the service ids. */
export const WANTS_HUMAN = 'wants-human';
export const DIGITAL_EXCLUSION = 'digital-exclusion';
export const OTHER_LANGUAGE = 'other-language';
export const OUT_OF_SCOPE = 'out-of-scope';
export const EMERGENCY = 'emergency';
export const SAFEGUARDING = 'safeguarding';

/** The service that a signal of no shelter tonight belongs to. */
export const HOMELESSNESS = 'homelessness';

/** Classes that only the classifier knows: greetings and thanks, and council matters that have no service of their own. */
export const SMALL_TALK = 'small-talk';
export const OTHER_COUNCIL = 'other-council';

const SAFETY_PREFIX = 'safety-';

/** The class under which phrases of a signal are learnt. */
export function safetyLabel(signal: SafetySignalName): string {
  return SAFETY_PREFIX + signal;
}

/** The signal that a class stands for, if it stands for one. */
export function signalOf(label: string): SafetySignalName | undefined {
  return SAFETY_SIGNALS.find((signal) => safetyLabel(signal) === label);
}

/** The intent that a signal stands for; undefined for urgent repairs, which are no service of the catalogue. */
export function intentOfSignal(signal: SafetySignalName): string | undefined {
  const kind = kindOf(signal);
  return kind === 'repairs' ? undefined : kind;
}

/** Whether a class is a council matter without a service of its own. */
export function isOtherCouncil(label: string): boolean {
  const signal = signalOf(label);
  return label === OTHER_COUNCIL || (signal !== undefined && intentOfSignal(signal) === undefined);
}

/** The intent id that the outside sees for a class of the classifier. */
export function intentOf(label: string): string {
  if (isOtherCouncil(label)) return OUT_OF_SCOPE;
  const signal = signalOf(label);
  return (signal && intentOfSignal(signal)) ?? label;
}
