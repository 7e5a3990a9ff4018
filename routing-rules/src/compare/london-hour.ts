/** The hour of the day in London of a moment, "00" to "23". A summer's hour is looked up once: a million moments lie in few hours. */
const HOUR_MS = 3_600_000;
const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' });
const known = new Map<number, string>();
/** More hours than twenty years have; then it begins anew. */
const MOST = 200_000;

export function londonHour(at: string): string {
  const hour = Math.floor(Date.parse(at) / HOUR_MS);
  const found = known.get(hour);
  if (found !== undefined) return found;
  if (known.size >= MOST) known.clear();
  const named = format.format(new Date(hour * HOUR_MS));
  known.set(hour, named);
  return named;
}
