/** The hours in which nobody is sent a text that they do not wait for. Pure but for the complaint about a missing setting. */

/** Whole hours in London: quiet from the first until the second. The same hour twice is never, 0 and 24 always. */
export interface QuietHours {
  from: number;
  until: number;
}

const HOUR = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' });

export function isQuiet(now: Date, { from, until }: QuietHours): boolean {
  const hour = Number(HOUR.format(now));
  return from <= until ? hour >= from && hour < until : hour >= from || hour < until;
}

/** Reads them from the settings of the rules. */
export function quietHoursOf(settings: ReadonlyMap<string, number>): QuietHours {
  const [from, until] = [settings.get('quietFromHour'), settings.get('quietUntilHour')];
  if (from === undefined || until === undefined)
    throw new Error('settings.json lacks quietFromHour or quietUntilHour: add both, so that no text wakes anybody');
  return { from, until };
}
