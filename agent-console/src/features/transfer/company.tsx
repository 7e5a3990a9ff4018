/** Who else is in an open contact, who is being asked, and my own part where somebody else holds it. */
import { useState } from 'react';
import { isTyped, type ContactSummary, type HelperHow } from '@hub/contract';
import { useHub, useHubState } from '../../hub/context.tsx';
import { howIHelp } from '../../hub/mine.ts';
import { useCommand } from '../../ui/use-command.ts';
import { en } from '../../wording/en.ts';

const SPOKEN: ReadonlySet<ContactSummary['channel']> = new Set(['phone', 'callback']);

/** What is read and pressed by whoever is in it, which is another thing in a chat than in a call. */
function wordsOf(channel: ContactSummary['channel']): Pick<typeof en.transfer, 'helping' | 'helper'> {
  const { helping, helper, typed } = en.transfer;
  if (!isTyped(channel)) return { helping, helper };
  return { helping: { ...helping, ...typed.helping }, helper: { ...helper, ...typed.helper } };
}

/** The other way in which a supervisor can be in a chat. */
function changeOf({ channel }: ContactSummary, myPart: HelperHow | null): 'listen' | 'join' | null {
  if (!isTyped(channel)) return null;
  if (myPart === 'listen') return 'join';
  return myPart === 'join' ? 'listen' : null;
}

/** Remembers who was asked, so that it can be said that they do not come. */
function useNotJoining({ asking, helpers }: ContactSummary): string | null {
  const [asked, setAsked] = useState(asking);
  const [refuser, setRefuser] = useState<string | null>(null);
  if (asking?.staffId !== asked?.staffId) {
    setAsked(asking);
    const hasJoined = helpers.some((helper) => helper.staffId === asked?.staffId);
    setRefuser(asking === null && asked !== null && !hasJoined ? asked.name : null);
  }
  return refuser;
}

export function Company({ contact }: { contact: ContactSummary }) {
  const staffId = useHubState((state) => state.work?.me.staffId);
  const hub = useHub();
  const { busy, refusal, run } = useCommand();
  const notJoining = useNotJoining(contact);
  const { contactId, asking, helpers, assignedName } = contact;
  const myPart = howIHelp(contact, staffId);
  const isMine = contact.assignedTo === staffId;
  const others = helpers.filter((helper) => helper.staffId !== staffId);
  const adviser = isMine && asking === null ? others.find(({ how }) => how === 'consult') : undefined;
  if (myPart === null && asking === null && others.length === 0 && notJoining === null) return null;
  const takeOver = (to: string) => hub.transfer({ contactId, how: 'introduce', to: { staffId: to }, note: '' });
  const words = wordsOf(contact.channel);
  const change = changeOf(contact, myPart);
  const button = 'govuk-button govuk-button--secondary button--small';
  return (
    <section className="company" aria-label={en.transfer.helpingTitle}>
      <div role="status">
        {myPart !== null && (
          <p>
            <strong>{words.helping[myPart]}</strong> {assignedName !== null && en.transfer.heldBy(assignedName)}
          </p>
        )}
        {asking !== null && <p>{en.transfer.asking(asking.name)}</p>}
        {isMine && notJoining !== null && <p>{en.transfer.notJoining(notJoining)}</p>}
        {others.map((helper) => (
          <p key={helper.staffId}>{words.helper[helper.how](helper.name)}</p>
        ))}
      </div>
      {refusal && (
        <p className="refusal" role="alert">
          {refusal}
        </p>
      )}
      <div className="company__buttons">
        {isMine && asking !== null && (
          <button
            type="button"
            className={button}
            aria-disabled={busy}
            onClick={() => run(() => hub.stopAsking(contactId))}
          >
            {en.transfer.stopAsking}
          </button>
        )}
        {adviser && (
          <button
            type="button"
            className={button}
            aria-disabled={busy}
            onClick={() => run(() => takeOver(adviser.staffId))}
          >
            {en.transfer.takesOver(adviser.name)}
          </button>
        )}
        {change !== null && (
          <button
            type="button"
            className={button}
            aria-disabled={busy}
            onClick={() => run(() => hub.watch(contactId, change))}
          >
            {en.transfer.typed.change[change]}
          </button>
        )}
        {myPart !== null && (
          <button type="button" className={button} aria-disabled={busy} onClick={() => run(() => hub.leave(contactId))}>
            {SPOKEN.has(contact.channel) ? en.transfer.leaveCall : en.transfer.leave}
          </button>
        )}
      </div>
    </section>
  );
}
