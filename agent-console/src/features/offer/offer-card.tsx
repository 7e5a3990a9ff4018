/** One piece of work held out to me: who, what, why, how long, and two buttons. */
import { useState } from 'react';
import type { Offer } from '@hub/contract';
import { useHub } from '../../hub/context.tsx';
import { useHubNow } from '../../ui/now.ts';
import { useCommand } from '../../ui/use-command.ts';
import { en } from '../../wording/en.ts';
import { Priority } from '../work/priority.tsx';
import { secondsLeft } from './countdown.ts';

export function OfferCard({ offer }: { offer: Offer }) {
  const hub = useHub();
  const left = secondsLeft(offer.expiresAt, useHubNow(1000));
  // What the bar is full at: the time there was when the card first appeared.
  const [full] = useState(Math.max(left, 1));
  const { busy, refusal, run } = useCommand();
  const { contact, asked, needs } = offer;
  return (
    <li className="offer">
      <h3 className="offer__title">{en.offer.title(contact.residentName)}</h3>
      <p className="offer__subject">{contact.subject}</p>
      <p className="offer__facts">
        <span>{en.channel[contact.channel]}</span>
        <Priority level={contact.priority} />
      </p>
      {needs.length > 0 && (
        <p className="offer__reason">
          <strong>{en.offer.needs}:</strong> {needs.join(', ')}
        </p>
      )}
      {asked !== null && (
        <p className="offer__asked">
          <strong>{en.transfer.offer[asked.how](asked.name)}</strong>
        </p>
      )}
      {asked !== null && asked.note !== '' && (
        <p className="offer__reason">
          <strong>{en.transfer.offerNote}:</strong> {asked.note}
        </p>
      )}
      <p className="offer__reason">
        <strong>{en.offer.reason}:</strong> {offer.reason}
      </p>
      <p className="offer__left">{en.offer.left(left)}</p>
      <progress className="offer__bar" max={full} value={left} aria-hidden="true" />
      {refusal && <p className="refusal">{refusal}</p>}
      <div className="button-row">
        <button
          type="button"
          className="govuk-button"
          aria-label={en.offer.acceptName(contact.residentName, contact.subject)}
          aria-disabled={busy}
          onClick={() => run(() => hub.accept(offer.offerId))}
        >
          {en.offer.accept}
        </button>
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          aria-label={en.offer.declineName(contact.residentName, contact.subject)}
          aria-disabled={busy}
          onClick={() => run(() => hub.decline(offer.offerId))}
        >
          {en.offer.decline}
        </button>
      </div>
    </li>
  );
}
