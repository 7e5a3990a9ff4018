/** Which price was in force when. Pure. */
import type { Touch } from '@hub/contract';
import * as z from 'zod';
import { londonDay } from '../london-day.ts';
import { readPounds } from './money.ts';
import given from './tariffs.json' with { type: 'json' };

/** What the ledger puts a price on: a touch by a person or the website, or the assistant's part. */
export type Priced = Touch | 'bot';

const PRICED = ['online', 'chat', 'text', 'phone', 'counter', 'email', 'post', 'bot'] as const satisfies Priced[];

const tariffSchema = z
  .strictObject({
    id: z.string(),
    touch: z.enum(PRICED),
    pounds: z.string(),
    /** The first day of the council's calendar on which it holds. */
    validFrom: z.iso.date(),
    /** An estimate of our own says so wherever its figures are shown. */
    kind: z.enum(['published', 'local estimate']),
    source: z.string(),
  })
  .transform(({ pounds, ...tariff }) => ({ ...tariff, price: readPounds(pounds) }));
export type Tariff = z.infer<typeof tariffSchema>;

/** Every tariff there ever was. To change a price, add one that begins later; none that was in force is changed. */
export const TARIFFS: readonly Tariff[] = z.array(tariffSchema).parse(given);

/** The tariff in force for a touch at a moment. Throws when there is none: a leg without a price would cost nothing. */
export function tariffAt(tariffs: readonly Tariff[], touch: Priced, at: Date): Tariff {
  const day = londonDay(at);
  const inForce = tariffs
    .filter((tariff) => tariff.touch === touch && tariff.validFrom <= day)
    .toSorted((one, other) => (one.validFrom < other.validFrom ? 1 : -1))[0];
  if (!inForce) throw new Error(`No tariff for "${touch}" on ${day}: add one to insight/ledger/tariffs.json.`);
  return inForce;
}
