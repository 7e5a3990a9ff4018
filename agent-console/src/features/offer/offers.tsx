/** What is offered to me, on top of everything else. */
import { useHubState } from '../../hub/context.tsx';
import { en } from '../../wording/en.ts';
import { OfferCard } from './offer-card.tsx';

const none: never[] = [];

export function Offers() {
  const offers = useHubState((state) => state.work?.offers ?? none);
  if (offers.length === 0) return null;
  return (
    <section aria-labelledby="offers-title" className="block">
      <h2 className="block__title" id="offers-title">
        {en.offer.heading}
      </h2>
      <ul className="plain-list">
        {offers.map((offer) => (
          <OfferCard key={offer.offerId} offer={offer} />
        ))}
      </ul>
    </section>
  );
}
