/** For supervisors: what advisers talk about, with the ways to move it, and into a live call or a chat. */
import { isTyped, watchHowSchema, type Channel, type ContactSummary, type WatchHow } from '@hub/contract';
import { useHub, useHubState } from '../../hub/context.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { en } from '../../wording/en.ts';
import { useTelephone } from '../call/phone-context.tsx';

const SPOKEN: ReadonlySet<Channel> = new Set(['phone', 'callback']);
const typedHows = ['listen', 'join'] as const;
const none: never[] = [];

interface HeldProps {
  onMove: (contact: ContactSummary) => void;
  /** Goes where a chat can be read, from a page that has no place for it. */
  onRead?: () => void;
}

/** How a supervisor may go into it, in words. */
function waysInto(channel: Channel): (readonly [WatchHow, string])[] {
  const { watch, typed } = en.transfer;
  if (isTyped(channel)) return typedHows.map((how) => [how, typed.watch[how]]);
  return SPOKEN.has(channel) ? watchHowSchema.options.map((how) => [how, watch[how]]) : [];
}

function HeldContact({ contact, onMove, onRead }: HeldProps & { contact: ContactSummary }) {
  const hub = useHub();
  const { phone } = useTelephone();
  const { busy, refusal, run } = useCommand();
  const { contactId, residentName, subject, assignedName } = contact;
  const watch = (how: WatchHow) =>
    run(async () => {
      const answer = await hub.watch(contactId, how);
      if (answer.ok && isTyped(contact.channel)) onRead?.();
      // Not waited for: the line says itself how it gets on.
      else if (answer.ok) void phone.join(contactId);
      return answer;
    });
  const button = 'govuk-button govuk-button--secondary button--small';
  const ways = waysInto(contact.channel);
  return (
    <li className="waiting">
      <span className="waiting__subject">
        {residentName}, {subject}
      </span>
      <span className="waiting__facts">
        {en.channel[contact.channel]}. {en.transfer.heldBy(assignedName ?? '')}
      </span>
      <span className="waiting__buttons">
        <button
          type="button"
          className={button}
          aria-label={en.transfer.moveName(residentName, subject)}
          onClick={() => onMove(contact)}
        >
          {en.transfer.move}
        </button>
        {ways.map(([how, words]) => (
          <button
            type="button"
            className={button}
            key={how}
            aria-label={en.transfer.watchName(words, residentName)}
            aria-disabled={busy}
            onClick={() => watch(how)}
          >
            {words}
          </button>
        ))}
      </span>
      {refusal && (
        <p className="refusal" role="alert">
          {refusal}
        </p>
      )}
    </li>
  );
}

export function Held({ onMove, onRead }: HeldProps) {
  const held = useHubState((state) => state.work?.held ?? none);
  return (
    <section aria-labelledby="held-title" className="block">
      <h2 className="block__title" id="held-title">
        {en.transfer.held(held.length)}
      </h2>
      {held.length === 0 ? (
        <p className="quiet">{en.transfer.heldNobody}</p>
      ) : (
        <ol className="plain-list">
          {held.map((contact) => (
            <HeldContact key={contact.contactId} contact={contact} onMove={onMove} {...(onRead && { onRead })} />
          ))}
        </ol>
      )}
    </section>
  );
}
