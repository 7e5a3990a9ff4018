/** For supervisors: what the policy asks people to do, wherever it came from, newest first. */
import { useRef, type RefObject } from 'react';
import type { Outcome, Task } from '@hub/contract';
import { useHub, useHubState } from '../../hub/context.tsx';
import { useHubNow, WAITING_TICK_MS } from '../../ui/now.ts';
import { workInWords } from '../../wording/duty-in-words.ts';
import { en } from '../../wording/en.ts';
import { sinceInWords } from '../../wording/in-words.ts';
import { DoneButton } from '../duties/done-button.tsx';
import { useFinishDuty } from '../duties/use-finish-duty.ts';

/** A longer list would push a supervisor's own work off the page, so the rest is folded. */
const SHOWN = 5;
const none: never[] = [];

interface TaskListProps {
  tasks: readonly Task[];
  /** Milliseconds. */
  now: number;
  /** What the hub answered when something was marked as done. */
  onAnswer: (answer: Outcome) => void;
  heading: RefObject<HTMLHeadingElement | null>;
}

function TaskItem({ task: { duty, contact }, now, onAnswer, heading }: { task: Task } & Omit<TaskListProps, 'tasks'>) {
  const hub = useHub();
  const isMine = useHubState((state) => state.work?.mine.some(({ contactId }) => contactId === contact.contactId));
  const finish = useFinishDuty(contact.contactId);
  const words = workInWords(duty);
  return (
    <li className="task">
      <div className="to-do">
        <strong className="to-do__words">{words}</strong>
        <DoneButton
          which={en.tasks.which(words, contact.residentName, contact.subject)}
          finish={() => finish(duty.dutyId)}
          onAnswer={onAnswer}
          heading={heading}
        />
      </div>
      <p className="task__facts">
        {contact.residentName}, {contact.subject}
      </p>
      <p className="task__facts quiet">{en.tasks.since(sinceInWords(duty.at, now))}</p>
      {duty.what === 'photo-added' && (
        <a href={`/console/photos/${contact.contactId}`} target="_blank" rel="noopener">
          {en.photo.see}
          <span className="govuk-visually-hidden">{en.tasks.openWhich(contact.residentName, contact.subject)}</span>
        </a>
      )}
      {isMine && (
        <button type="button" className="link-button" onClick={() => hub.select(contact.contactId)}>
          {en.alert.open}
          <span className="govuk-visually-hidden">{en.tasks.openWhich(contact.residentName, contact.subject)}</span>
        </button>
      )}
    </li>
  );
}

function TaskList({ tasks, ...rest }: TaskListProps) {
  return (
    <ul className="plain-list">
      {tasks.map((task) => (
        <TaskItem key={task.duty.dutyId} task={task} {...rest} />
      ))}
    </ul>
  );
}

export function Tasks({ onAnswer }: { onAnswer: (answer: Outcome) => void }) {
  const isSupervisor = useHubState((state) => state.work?.me.role === 'supervisor');
  const tasks = useHubState((state) => state.work?.tasks ?? none);
  const now = useHubNow(WAITING_TICK_MS);
  const heading = useRef<HTMLHeadingElement>(null);
  if (!isSupervisor) return null;
  const rest = { now, onAnswer, heading };
  return (
    <section aria-labelledby="tasks-title" className="block">
      <h2 className="block__title" id="tasks-title" ref={heading} tabIndex={-1}>
        {en.tasks.heading(tasks.length)}
      </h2>
      {tasks.length === 0 && <p className="quiet">{en.tasks.empty}</p>}
      {tasks.length > 0 && <TaskList tasks={tasks.slice(0, SHOWN)} {...rest} />}
      {tasks.length > SHOWN && (
        <details className="done">
          <summary className="done__summary">{en.tasks.more(tasks.length - SHOWN)}</summary>
          <TaskList tasks={tasks.slice(SHOWN)} {...rest} />
        </details>
      )}
    </section>
  );
}
