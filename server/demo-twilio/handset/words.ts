/** How the handsets' page writes times and numbers. */

const ZONE = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', timeStyle: 'medium' });

export const timeOf = (at: number): string => ZONE.format(at);

/** As people here write it. */
export function spoken(number: string): string {
  const national = /^\+44(\d{4})(\d{6})$/.exec(number);
  return national === null ? number : `0${national[1] ?? ''} ${national[2] ?? ''}`;
}
