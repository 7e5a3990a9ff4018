/** The contacts that are mine: what state each is in, what is unread, who waits for me. */
import type { ContactSummary } from '@hub/contract';
import { useHub, useHubState } from '../../hub/context.tsx';
import { useHubNow, WAITING_TICK_MS } from '../../ui/now.ts';
import { en } from '../../wording/en.ts';
import { timeInWords } from '../../wording/in-words.ts';
import { lastWords, unreadCount, waitsForReply } from './thread-marks.ts';

/** Only the first nine can be reached by a key. */
const KEYS = 9;

function MyContact({ contact, place }: { contact: ContactSummary; place: number | null }) {
  const hub = useHub();
  const thread = useHubState((state) => state.threads[contact.conversationId]);
  const seen = useHubState((state) => state.seen[contact.conversationId] ?? 0);
  const isOpen = useHubState((state) => state.selected === contact.contactId);
  const now = useHubNow(WAITING_TICK_MS);
  const unread = unreadCount(thread, seen);
  const isTalking = place !== null && contact.state === 'assigned' && contact.setAsideUntil === null;
  return (
    <li>
      <button
        type="button"
        className="my-contact"
        aria-current={isOpen ? 'true' : undefined}
        onClick={() => hub.select(contact.contactId)}
      >
        <span className="my-contact__line">
          <strong>{contact.residentName}</strong>
          {place !== null && place <= KEYS && <span className="key">{en.work.shortcut(place)}</span>}
        </span>
        <span className="my-contact__subject">{contact.subject}</span>
        <span className="my-contact__facts">
          {en.channel[contact.channel]},{' '}
          {place === null
            ? en.transfer.heldBy(contact.assignedName ?? '')
            : contact.setAsideUntil === null
              ? en.contactState[contact.state].toLowerCase()
              : en.setAside.until(timeInWords(contact.setAsideUntil, now))}
        </span>
        {lastWords(thread) !== '' && <span className="my-contact__last">{lastWords(thread)}</span>}
        {(unread > 0 || (isTalking && waitsForReply(thread))) && (
          <span className="my-contact__marks">
            {unread > 0 && <span className="unread">{en.work.unread(unread)}</span>}
            {isTalking && waitsForReply(thread) && <span className="waits-for-me">{en.work.waitsForYou}</span>}
          </span>
        )}
      </button>
    </li>
  );
}

const none: never[] = [];

/** Where somebody else holds it. Nothing stands here while I help nowhere. */
export function Helping() {
  const helping = useHubState((state) => state.work?.helping ?? none);
  if (helping.length === 0) return null;
  return (
    <section aria-labelledby="helping-title" className="block">
      <h2 className="block__title" id="helping-title">
        {en.transfer.helpingTitle}
      </h2>
      <ol className="plain-list">
        {helping.map((contact) => (
          <MyContact key={contact.contactId} contact={contact} place={null} />
        ))}
      </ol>
    </section>
  );
}

export function MyWork() {
  const mine = useHubState((state) => state.work?.mine ?? none);
  const status = useHubState((state) => state.work?.me.status ?? 'offline');
  const placed = mine.map((contact, index) => ({ contact, place: index + 1 }));
  const atHand = placed.filter(({ contact }) => contact.setAsideUntil === null);
  const aside = placed.filter(({ contact }) => contact.setAsideUntil !== null);
  const line = ({ contact, place }: (typeof placed)[number]) => (
    <MyContact key={contact.contactId} contact={contact} place={place} />
  );
  return (
    <>
      <section aria-labelledby="my-work-title" className="block">
        <h2 className="block__title" id="my-work-title" tabIndex={-1}>
          {en.work.mine}
        </h2>
        {atHand.length === 0 ? (
          <div className="empty">
            <p className="empty__title">{en.work.empty}</p>
            <p>{en.work.emptyNext[status]}</p>
          </div>
        ) : (
          <ol className="plain-list">{atHand.map(line)}</ol>
        )}
      </section>
      {aside.length > 0 && (
        <section aria-labelledby="aside-title" className="block">
          <h2 className="block__title" id="aside-title">
            {en.setAside.heading(aside.length)}
          </h2>
          <ol className="plain-list">{aside.map(line)}</ol>
        </section>
      )}
    </>
  );
}
