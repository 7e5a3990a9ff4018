/** The council's ways to be reached, as the assistant says them, and as supervisors see them with their hours. */
import type { Contacts } from '@hub/bots';
import type { HoursPage } from '@hub/contract';
import type { RuleSet } from '@hub/routing-rules';
import type { Council } from './council.ts';

export function contactsOf({ phone, outOfHoursPhone, place }: Council): Contacts {
  return {
    phone: phone.number,
    phoneHours: phone.hours,
    urgentPhone: outOfHoursPhone.number,
    place: place.name,
    placeHours: place.opening,
  };
}

/** Telephone lines of the rules and the place with people in it, with when somebody is there. */
export function linesOf({ place }: Council, { phones }: RuleSet['files']['phones']): HoursPage['lines'] {
  return [
    ...phones.map(({ name, number, hours }) => ({ name, number, when: hours })),
    { name: place.name, number: null, when: place.opening },
  ];
}
