const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
/** "the 3rd": a day of a month that is not named. */
const DAY_ALONE = /\bthe (\d{1,2})(?:st|nd|rd|th)\b(?! of)/i;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The calendar day in Europe/London, as YYYY-MM-DD. */
export function dayIn(at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(at);
}

/** The day so many days from another, as YYYY-MM-DD. */
export function daysFrom(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The day that somebody means: "yesterday", "last Tuesday", "12/11", "the 3rd", or the value of a page's date field. Where
 * only the past may be answered, a day of the week is the last one; otherwise the next. Undefined when no day is meant.
 */
export async function readDate(text: string, now: Date, latestDays: number): Promise<string | undefined> {
  const said = text.trim();
  if (ISO_DATE.test(said)) return Number.isNaN(Date.parse(said)) ? undefined : said;
  // Loaded when the first date is read: it takes longer than everything else of a form together.
  const { GB } = await import('chrono-node/en');
  const today = dayIn(now);
  const isPast = latestDays <= 0;
  const alone = DAY_ALONE.exec(said)?.[1];
  if (alone !== undefined) return dayAlone(Number(alone), today, isPast);
  const [found] = GB.parse(said, new Date(`${today}T12:00:00`), { forwardDate: !isPast });
  if (!found) return undefined;
  const parts = (['year', 'month', 'day'] as const).map((part) => String(found.start.get(part)).padStart(2, '0'));
  const day = parts.join('-');
  return isPast && day > today && !found.start.isCertain('day') ? daysFrom(day, -7) : day;
}

/** The nearest such day of a month, back from today or on from it; undefined when neither this month nor the next has one. */
function dayAlone(date: number, today: string, isPast: boolean): string | undefined {
  const steps = Array.from({ length: 62 }, (_, index) => daysFrom(today, isPast ? -index : index));
  return steps.find((day) => Number(day.slice(8)) === date);
}
