/** Which contacts few may read: what was disclosed in confidence, and danger at home or to a child or an adult at risk (P10 to P12, P15). */

/** Who may read them beside whoever held or helped in them: the skill that a member of staff has. */
export const SAFEGUARDING = 'safeguarding';

const SENSITIVE = ['child-risk', 'adult-risk', 'domestic-abuse'];

/** What of a contact says whether few may read it. A signal that a later one took the place of stands with its alert. */
export const restrictedSelect = {
  signal: true,
  alerts: { select: { signal: true } },
  conversation: { select: { restricted: true } },
} as const;

export interface Restrictable {
  signal: string | null;
  alerts: readonly { signal: string }[];
  conversation: { restricted: boolean } | null;
}

/** Pure. */
export function isRestricted({ signal, alerts, conversation }: Restrictable): boolean {
  const signals = [signal, ...alerts.map((alert) => alert.signal)];
  return conversation?.restricted === true || signals.some((each) => each !== null && SENSITIVE.includes(each));
}

/** The same as a condition of the database on contacts. */
export const whereRestricted = {
  OR: [
    { signal: { in: SENSITIVE } },
    { alerts: { some: { signal: { in: SENSITIVE } } } },
    { conversation: { restricted: true } },
  ],
};
