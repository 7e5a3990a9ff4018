/** What sort of line a number is, by Ofcom's numbering plan. Pure. */
import { readUkPhone } from '@hub/forms';

export type LineType = 'mobile' | 'landline' | 'other';

/** 070 are personal numbers and 076 pagers, but for the mobiles of the Isle of Man. */
const MOBILE = /^07(?:[1-57-9]|624)/;
const LANDLINE = /^0[12]/;

/**
 * Only a mobile number is ever texted: a text to a landline may be read out to whoever picks up (P39), and a short, foreign or
 * withheld sender may be a machine that answers every answer (P67).
 */
export function lineTypeOf(number: string): LineType {
  const national = readUkPhone(number);
  if (national === undefined || !/^\+?[\d\s()-]+$/.test(number)) return 'other';
  if (MOBILE.test(national)) return 'mobile';
  return LANDLINE.test(national) ? 'landline' : 'other';
}
