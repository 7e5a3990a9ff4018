/** Bin days by postcode or street, from a list of streets: what the assistant asks (P34: nobody needs to say who they are). */
import type { BinDays } from '@hub/bots';
import { createGazetteer } from '@hub/forms';
import type { Street } from '@hub/forms';
import { nextCollection } from './next-collection.ts';

/** `bankHolidays` gives the days (YYYY-MM-DD) on which no bin is emptied, as the rules in force have them. */
export function createBinDays(streets: readonly Street[], bankHolidays: () => readonly string[]): BinDays {
  const gazetteer = createGazetteer(streets);
  const byUsrn = new Map(streets.map((street) => [street.usrn, street]));
  return {
    next: async (postcodeOrPlace, today) => {
      const holidays = new Set(bankHolidays());
      const [first, ...others] = (await gazetteer.find(postcodeOrPlace)).flatMap((place) => {
        const street = byUsrn.get(place.usrn ?? '');
        return street ? [{ place: place.text, ...nextCollection(street, today, holidays) }] : [];
      });
      // Two streets of one name: whichever was meant, its day is only said where it is the same.
      const isOne = others.every(({ date, what }) => date === first?.date && what === first.what);
      return first && isOne ? first : null;
    },
  };
}
