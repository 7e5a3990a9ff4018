/** What a resident and an adviser wrote, for a supervisor who reads along. Each look is asked for, since each is written down. */
import { useEffect } from 'react';
import type { ContactSummary } from '@hub/contract';
import { useHub, useHubState } from '../../hub/context.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useHubNow, WAITING_TICK_MS } from '../../ui/now.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { en } from '../../wording/en.ts';
import { wallboard as words } from '../../wording/later/wallboard.ts';
import { Entry } from '../conversation/entry.tsx';

export function ReadAlong({ contact, onClose }: { contact: ContactSummary; onClose: () => void }) {
  const { conversationId, residentName } = contact;
  const hub = useHub();
  const thread = useHubState((state) => state.threads[conversationId]);
  const complete = useHubState((state) => state.complete[conversationId] === true);
  const problem = useHubState((state) => state.threadProblems[conversationId]);
  const now = useHubNow(WAITING_TICK_MS);
  useEffect(() => {
    void hub.fetchThread(conversationId);
  }, [hub, conversationId]);
  return (
    <Dialog title={words.readTitle(residentName)} onClose={onClose}>
      <p className="quiet">{words.readHelp}</p>
      {problem !== undefined && <ProblemNote title={en.problem.title} detail={problem} />}
      {problem === undefined && !complete && <Skeleton lines={4} />}
      <ol className="plain-list read-along" aria-label={en.conversation.messages}>
        {thread?.events.map((event) => (
          <li key={event.clientId}>
            <Entry event={event} residentName={residentName} now={now} mark={null} />
          </li>
        ))}
      </ol>
      <div className="button-row">
        <button type="button" className="govuk-button" onClick={() => void hub.fetchThread(conversationId)}>
          {words.again}
        </button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onClose}>
          {words.close}
        </button>
      </div>
    </Dialog>
  );
}
