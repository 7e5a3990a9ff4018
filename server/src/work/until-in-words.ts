/** A time that is still to come, as a resident reads it: "2:30 pm", or "2:30 pm on Tuesday 1 December". Pure. */
const ZONE = { timeZone: 'Europe/London' };
const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', ...ZONE });
const TIME = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', hour12: true, ...ZONE });

export function untilInWords(until: Date, now: Date): string {
  const time = TIME.format(until);
  return DAY.format(until) === DAY.format(now) ? time : `${time} on ${DAY.format(until)}`;
}
