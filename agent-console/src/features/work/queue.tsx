/** Who is waiting, most urgent first. The hub offers the work; nobody picks from this list. */
import type { ContactSummary } from '@hub/contract';
import { useHubState } from '../../hub/context.tsx';
import { useHubNow, WAITING_TICK_MS } from '../../ui/now.ts';
import { en } from '../../wording/en.ts';
import { durationInWords } from '../../wording/in-words.ts';
import { Priority } from './priority.tsx';

/** A list that is longer says no more to an agent, and costs the page. */
const SHOWN = 30;
const none: never[] = [];

interface WaitingProps {
  contact: ContactSummary;
  now: number;
  onMove: ((contact: ContactSummary) => void) | null;
}

function Waiting({ contact, now, onMove }: WaitingProps) {
  return (
    <li className="waiting">
      <span className="waiting__subject">{contact.subject}</span>
      <Priority level={contact.priority} />
      <span className="waiting__facts">
        {en.channel[contact.channel]}, {en.work.waited(durationInWords(now - Date.parse(contact.queuedAt)))}
      </span>
      {contact.isOverTarget && <strong className="waits-for-me">{en.work.overTarget}</strong>}
      {contact.state === 'offered' && <span className="waiting__facts">{en.contactState.offered}</span>}
      {onMove && (
        <span className="waiting__buttons">
          <button
            type="button"
            className="govuk-button govuk-button--secondary button--small"
            aria-label={en.transfer.moveName(contact.residentName, contact.subject)}
            onClick={() => onMove(contact)}
          >
            {en.transfer.move}
          </button>
        </span>
      )}
    </li>
  );
}

/** `onMove` is null for whoever may not move what waits. */
export function Queue({ onMove }: Pick<WaitingProps, 'onMove'>) {
  const queue = useHubState((state) => state.work?.queue ?? none);
  const now = useHubNow(WAITING_TICK_MS);
  return (
    <section aria-labelledby="queue-title" className="block">
      <h2 className="block__title" id="queue-title">
        {en.work.queue(queue.length)}
      </h2>
      {queue.length === 0 ? (
        <p className="quiet">{en.work.queueEmpty}</p>
      ) : (
        <ol className="plain-list">
          {queue.slice(0, SHOWN).map((contact) => (
            <Waiting key={contact.contactId} contact={contact} now={now} onMove={onMove} />
          ))}
        </ol>
      )}
      {queue.length > SHOWN && <p className="quiet">{en.work.more(queue.length - SHOWN)}</p>}
    </section>
  );
}
