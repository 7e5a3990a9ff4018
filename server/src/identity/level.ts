/** How surely we know who speaks, at this moment (P34 to P37). Pure. */

export interface Standing {
  /** By signing in. Where `at` is null the browser shows it again each time, so it does not grow old here. */
  signedIn: { level: number; at: Date | null };
  /** By a check in this contact, and when that was; null where none was passed. */
  checked: { level: number; at: Date } | null;
}

const MINUTE_MS = 60 * 1000;

/**
 * A check that was passed, or a sign-in that was made in the chat, before this moment counts no more. Where the rules have no such
 * setting no check counts: an old set of rules must never let anybody be known for longer than somebody decided.
 */
export function checksCountFrom(settings: ReadonlyMap<string, number>, now: Date): Date {
  return new Date(now.getTime() - (settings.get('identityMinutes') ?? 0) * MINUTE_MS);
}

/** The level that counts. `takeTurn` asks the database for the same. */
export function levelNow({ signedIn, checked }: Standing, countsFrom: Date): number {
  const bySignIn = signedIn.at === null || signedIn.at > countsFrom ? signedIn.level : 0;
  return checked && checked.at > countsFrom ? Math.max(bySignIn, checked.level) : bySignIn;
}
