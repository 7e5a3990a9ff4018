/** Notes that mention me, until I mark them as seen. */
import { useEffect, useRef, useState } from 'react';
import type { Mention } from '@hub/contract';
import { useHub, useHubState } from '../../hub/context.tsx';
import { openContact } from '../../hub/mine.ts';
import { useHubNow, WAITING_TICK_MS } from '../../ui/now.ts';
import { useCommand } from '../../ui/use-command.ts';
import { timeInWords } from '../../wording/in-words.ts';
import { useMentions } from './use-mentions.ts';
import { words } from './words.ts';

function Item({ mention, now, onSeen }: { mention: Mention; now: number; onSeen: () => void }) {
  const hub = useHub();
  const { busy, refusal, run } = useCommand();
  const { mentionId, by, contact } = mention;
  const at = timeInWords(mention.at, now);
  // Whoever may read it opens it from their own work; nothing else is opened at a desk.
  const isAtHand = useHubState((state) => openContact(state.work, contact?.contactId ?? null) !== undefined);
  const see = async () => {
    const answer = await hub.seeMention(mentionId);
    if (answer.ok) onSeen();
    return answer;
  };
  return (
    <li className="task">
      <strong className="to-do__words">{words.by(by)}</strong>
      <p className="task__facts">{contact ? words.about(contact.residentName, contact.subject) : words.closed}</p>
      <p className="task__facts quiet">{at}</p>
      {refusal && (
        <p className="refusal" role="alert">
          {refusal}
        </p>
      )}
      <p className="mention__buttons">
        {contact && isAtHand && (
          <button type="button" className="link-button" onClick={() => hub.select(contact.contactId)}>
            {words.go}
            <span className="govuk-visually-hidden">{words.goTo(contact.residentName, contact.subject)}</span>
          </button>
        )}
        <button type="button" className="link-button" aria-disabled={busy} onClick={() => run(see)}>
          {words.seen}
          <span className="govuk-visually-hidden">{words.seenWhich(by, at)}</span>
        </button>
      </p>
    </li>
  );
}

export function Mentions() {
  const { mentions, drop } = useMentions();
  const now = useHubNow(WAITING_TICK_MS);
  const heading = useRef<HTMLHeadingElement>(null);
  const [said, setSaid] = useState('');
  const newest = mentions[0];
  // What a screen reader is to read out comes into a place that was there before.
  useEffect(() => setSaid(newest ? words.by(newest.by) : ''), [newest]);
  const seen = ({ mentionId }: Mention) => {
    drop(mentionId);
    // The button that was pressed goes: the focus goes to what it stood in, or to the work.
    (mentions.length > 1 ? heading.current : document.getElementById('work'))?.focus();
  };
  return (
    <section aria-labelledby="mentions-title" className="block">
      <p className="govuk-visually-hidden" role="status">
        {said}
      </p>
      <h2 className="block__title" id="mentions-title" ref={heading} tabIndex={-1}>
        {words.heading(mentions.length)}
      </h2>
      <ul className="plain-list">
        {mentions.map((mention) => (
          <Item key={mention.mentionId} mention={mention} now={now} onSeen={() => seen(mention)} />
        ))}
      </ul>
    </section>
  );
}
