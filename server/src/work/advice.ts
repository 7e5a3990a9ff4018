/** What a stored decision offers, for the agent who speaks for us where no assistant does. Pure. */
import type { Advice } from '@hub/contract';
import * as z from 'zod';

/** The offers of a decision, as far as they are still known in this form. */
const storedSchema = z.object({
  offers: z.array(
    z.object({
      kind: z.string(),
      by: z.string().optional(),
      number: z.string().optional(),
      place: z.string().optional(),
    }),
  ),
});
export type StoredOffer = z.infer<typeof storedSchema>['offers'][number];

/** How an offer is said to an agent; null for one that cannot be said any more. */
export type OfferWords = (offer: StoredOffer, service: string) => string | null;

/** Each offer once, in the order of the policy. The link of the form stands only where the policy offers it. */
export function adviceOf(
  decision: unknown,
  service: { name: string; path: string } | null,
  offerWords: OfferWords,
): Advice[] {
  const stored = storedSchema.safeParse(decision);
  if (!stored.success) return [];
  const advice = stored.data.offers.flatMap((offer): Advice[] => {
    if (offer.kind === 'link' && !service) return [];
    const words = offerWords(offer, service?.name ?? '');
    return words === null ? [] : [{ words, link: offer.kind === 'link' && service ? service.path : null }];
  });
  return advice.filter(({ words }, index) => advice.findIndex((each) => each.words === words) === index);
}
