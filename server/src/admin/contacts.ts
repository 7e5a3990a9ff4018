/** The council's ways to be reached, as the assistant says them. */
import type { Contacts } from '@hub/bots';
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
