/** One contact of mine in the middle column: who, why, the thread, and writing or wrapping up. */
import { useEffect, useMemo, useRef } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { isTyped, isWritten, type Channel, type ContactSummary, type Outcome } from '@hub/contract';
import { fetchContact } from '../../hub/api.ts';
import { useHub, useHubState } from '../../hub/context.tsx';
import { howIHelp } from '../../hub/mine.ts';
import { useHubNow } from '../../ui/now.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { en } from '../../wording/en.ts';
import { CallBar } from '../call/call-bar.tsx';
import { Company } from '../transfer/company.tsx';
import { NotePlace } from '../transfer/note-place.tsx';
import { referenceOf } from '../replies/gaps.ts';
import { WrapUpForm } from '../wrap-up/wrap-up-form.tsx';
import { AskForPhoto } from './ask-for-photo.tsx';
import { Briefing } from './briefing.tsx';
import { Composer } from './composer.tsx';
import { ContactHeader } from './contact-header.tsx';
import { lastNoteOf } from './last-note.ts';
import { ThreadView } from './thread-view.tsx';
import { useDraft } from './use-draft.ts';
import { useSeen } from './use-seen.ts';

/** Channels on which there may be a line. */
const SPOKEN: ReadonlySet<Channel> = new Set(['phone', 'callback']);

function Typing({ contact }: { contact: ContactSummary }) {
  const until = useHubState((state) => state.others[contact.conversationId]?.typingUntil ?? 0);
  const skewMs = useHubState((state) => state.skewMs);
  const typing = useHubNow(1000) - skewMs < until;
  return <p className="typing">{typing && en.conversation.typing(contact.residentName)}</p>;
}

interface ConversationProps {
  csrfToken: string;
  contact: ContactSummary;
  onEnd: (contact: ContactSummary) => void;
  onTransfer: (contact: ContactSummary) => void;
  /** Sets it aside, or takes it up again. */
  onAside: (contact: ContactSummary) => void;
  /** What the hub answered when something was marked as done. */
  onAnswer: (answer: Outcome) => void;
}

export function Conversation({ csrfToken, contact, onEnd, onTransfer, onAside, onAnswer }: ConversationProps) {
  const hub = useHub();
  const { conversationId, contactId } = contact;
  const thread = useHubState((state) => state.threads[conversationId]);
  const complete = useHubState((state) => state.complete[conversationId] === true);
  const problem = useHubState((state) => state.threadProblems[conversationId]);
  const outbox = useHubState((state) => state.outbox);
  const focusRequests = useHubState((state) => state.focusRequests);
  const pending = useMemo(
    () => outbox.filter((item) => item.conversationId === conversationId),
    [outbox, conversationId],
  );
  const lastNote = useMemo(() => lastNoteOf(thread?.events ?? []), [thread]);
  // A new version of the contact, and a new note for staff, may have a new decision behind it.
  const detail = useQuery({
    queryKey: ['contact', contactId, contact.version, lastNote],
    queryFn: () => fetchContact(contactId),
    placeholderData: keepPreviousData,
  });
  const staffId = useHubState((state) => state.work?.me.staffId);
  const [draft, setDraft] = useDraft(conversationId);
  const heading = useRef<HTMLHeadingElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);

  // The agent asked for this contact: the focus goes where they carry on. A wrap-up form takes it for itself.
  const isHolder = staffId === contact.assignedTo;
  const wrapsUp = isHolder && contact.state === 'wrap-up';
  useEffect(() => {
    if (focusRequests > 0 && !wrapsUp) (box.current ?? heading.current)?.focus();
  }, [focusRequests, wrapsUp]);

  // Nobody reads along: what is written here is a record.
  const isRecord = isWritten(contact.channel);
  const canWrite = isTyped(contact.channel) || isRecord;
  // A supervisor who has joined a chat writes in it as well.
  const joins = isTyped(contact.channel) && howIHelp(contact, staffId) === 'join';
  const asksForPhoto = <AskForPhoto key={contactId} csrfToken={csrfToken} contactId={contactId} />;
  useSeen(conversationId, isHolder || joins);
  return (
    <>
      <ContactHeader
        csrfToken={csrfToken}
        contact={contact}
        restricted={detail.data?.restricted ?? null}
        endLabel={isTyped(contact.channel) ? en.end.chat : en.end.other}
        heading={heading}
        isHolder={isHolder}
        onEnd={onEnd}
        onTransfer={onTransfer}
        onAside={onAside}
      />
      <Company contact={contact} />
      {contact.state === 'assigned' && SPOKEN.has(contact.channel) && <CallBar contact={contact} />}
      <Briefing csrfToken={csrfToken} contact={contact} detail={detail} onAnswer={onAnswer} />
      {problem !== undefined && (
        <ProblemNote
          title={en.conversation.failed}
          detail={problem}
          onRetry={() => void hub.fetchThread(conversationId)}
        />
      )}
      {thread && (complete || thread.events.length > 0 || pending.length > 0) ? (
        <ThreadView
          thread={thread}
          pending={pending}
          residentName={contact.residentName}
          isRecord={isRecord}
          onTakeBack={(text) => setDraft(draft === '' ? text : `${draft}\n${text}`)}
        />
      ) : (
        <div className="thread">{problem === undefined && <Skeleton lines={5} label={en.conversation.loading} />}</div>
      )}
      {wrapsUp && <WrapUpForm contact={contact} />}
      {(!isHolder || contact.state === 'assigned') && (
        <NotePlace key={`${contactId} ${isHolder || joins}`} contact={contact} isFolded={isHolder || joins} />
      )}
      {(isHolder || joins) && contact.state === 'assigned' && canWrite && (
        <>
          {!isRecord && <Typing contact={contact} />}
          <Composer
            contact={contact}
            reference={referenceOf(detail.data)}
            label={isRecord ? en.logContact.noteLabel : en.composer.label(contact.residentName)}
            sendLabel={isRecord ? en.logContact.noteSend : en.composer.send}
            isRecord={isRecord}
            draft={draft}
            setDraft={setDraft}
            box={box}
            more={isHolder && !isRecord && asksForPhoto}
          />
        </>
      )}
      {isHolder && contact.state === 'assigned' && !canWrite && (
        <p className="quiet no-writing">
          {en.conversation.noWriting} {asksForPhoto}
        </p>
      )}
    </>
  );
}
