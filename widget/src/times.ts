/** Times as a resident reads them. */

/** The hour and minute of an event, with the day when it is not today. `lang` is the page's language. */
export function shortTime(at: string, now: Date, lang: string): string {
  const then = new Date(at);
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  const isToday = then.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(lang, isToday ? time : { ...time, day: 'numeric', month: 'short' }).format(then);
}

/** The day and the time, for a copy that is read later. */
export function longTime(at: string, lang: string): string {
  return new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
}
