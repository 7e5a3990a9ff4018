/** The middle column. */
import type { ContactSummary, Outcome } from '@hub/contract';
import { useHubState } from '../../hub/context.tsx';
import { openContact } from '../../hub/mine.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { en } from '../../wording/en.ts';
import { Conversation } from './conversation.tsx';

interface ConversationColumnProps {
  csrfToken: string;
  onEnd: (contact: ContactSummary) => void;
  onTransfer: (contact: ContactSummary) => void;
  /** Sets it aside, or takes it up again. */
  onAside: (contact: ContactSummary) => void;
  /** What the hub answered when something was marked as done. */
  onAnswer: (answer: Outcome) => void;
}

export function ConversationColumn({ csrfToken, onEnd, onTransfer, onAside, onAnswer }: ConversationColumnProps) {
  const contact = useHubState((state) => openContact(state.work, state.selected));
  const loaded = useHubState((state) => state.work !== null);
  return (
    <section className="column column--conversation" aria-label={en.page.conversation} id="conversation">
      {contact && (
        <Conversation
          key={contact.contactId}
          csrfToken={csrfToken}
          contact={contact}
          onEnd={onEnd}
          onTransfer={onTransfer}
          onAside={onAside}
          onAnswer={onAnswer}
        />
      )}
      {!contact && !loaded && (
        <div className="thread">
          <Skeleton lines={5} />
        </div>
      )}
      {!contact && loaded && (
        <div className="empty empty--centred">
          <h2 className="empty__title">{en.conversation.none}</h2>
          <p>{en.conversation.noneHelp}</p>
        </div>
      )}
    </section>
  );
}
