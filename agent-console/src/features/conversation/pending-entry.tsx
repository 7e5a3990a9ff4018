/** A message of mine that the thread does not show yet. */
import { useHub, useHubState } from '../../hub/context.tsx';
import type { Pending } from '../../hub/outbox.ts';
import { en } from '../../wording/en.ts';

interface PendingEntryProps {
  item: Pending;
  /** Puts the words back in the box that they came from. */
  onTakeBack: (text: string) => void;
}

export function PendingEntry({ item, onTakeBack }: PendingEntryProps) {
  const hub = useHub();
  const online = useHubState((state) => state.connection === 'online');
  const { state } = item;
  return (
    <div className="message message--agent message--pending">
      <p className="message__text">{item.text}</p>
      {state.kind === 'refused' ? (
        <>
          <p className="refusal">{en.conversation.notSent(state.why)}</p>
          <div className="button-row">
            <button type="button" className="link-button" onClick={() => hub.sendAgain(item.clientId)}>
              {en.conversation.sendAgain}
            </button>
            <button
              type="button"
              className="link-button"
              onClick={() => {
                onTakeBack(item.text);
                hub.discard(item.clientId);
              }}
            >
              {en.conversation.takeBack}
            </button>
          </div>
        </>
      ) : (
        <p className="message__mark">{online ? en.conversation.sending : en.conversation.waitsForConnection}</p>
      )}
    </div>
  );
}
