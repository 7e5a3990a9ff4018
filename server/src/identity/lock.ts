/** When checks of a resident stop, and for how long (P41). Pure. */

export interface LockLimits {
  /** So many failed checks within `hours` stop all further ones for `hours`. */
  tries: number;
  hours: number;
}

const HOUR_MS = 60 * 60 * 1000;

/** Failed checks before this say nothing any more. */
export function failuresSince({ hours }: LockLimits, now: Date): Date {
  return new Date(now.getTime() - 2 * hours * HOUR_MS);
}

/** True while no check may be made. Failures are those of one resident, whoever asked and in whichever contact. */
export function isLocked(failures: readonly Date[], { tries, hours }: LockLimits, now: Date): boolean {
  const span = hours * HOUR_MS;
  const times = failures.map((at) => at.getTime()).sort((one, other) => one - other);
  return times.some((last, index) => {
    const first = times[index - tries + 1];
    return first !== undefined && last - first < span && now.getTime() - last < span;
  });
}

/**
 * How many checks have failed, as the rules ask: those of the last `hours`, and never fewer than stop all further ones while these are
 * stopped.
 */
export function failedChecks(failures: readonly Date[], limits: LockLimits, now: Date): number {
  const lately = failures.filter((at) => now.getTime() - at.getTime() < limits.hours * HOUR_MS).length;
  return isLocked(failures, limits, now) ? Math.max(lately, limits.tries) : lately;
}

/** As the rules in force say. */
export function lockLimitsOf(settings: ReadonlyMap<string, number>): LockLimits {
  const [tries, hours] = [settings.get('identityTries'), settings.get('identityLockHours')];
  if (tries === undefined || hours === undefined)
    throw new Error('settings.json lacks identityTries or identityLockHours: add both, so that guessing ends');
  return { tries, hours };
}
