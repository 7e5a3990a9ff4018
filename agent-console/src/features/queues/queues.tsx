/** What is promised of each queue, and a form to change it. */
import { useState } from 'react';
import { queueListSchema } from '@hub/contract';
import { humanise } from '../../wording/in-words.ts';
import { settings } from '../../wording/later/settings.ts';
import { LastChange } from '../supervise/last-change.tsx';
import { Page } from '../supervise/page.tsx';
import type { PageProps } from '../supervise/page-props.ts';
import { usePage } from '../supervise/use-page.ts';
import { QueueForm, type Queue } from './queue-form.tsx';

const words = settings.queues;

export function Queues({ csrfToken }: PageProps) {
  const query = usePage('/api/console/queues', queueListSchema);
  const [open, setOpen] = useState<string | null>(null);
  const [kept, setKept] = useState('');
  const done = (what: string) => {
    setOpen(null);
    setKept(what);
    void query.refetch();
  };
  return (
    <Page
      title={words.title}
      lead={words.lead}
      kept={kept}
      query={query}
      draw={(queues) => (
        <ul className="plain-list">
          {queues.map((queue) => (
            <li className="setting" key={queue.name}>
              <h2 className="setting__name">{humanise(queue.name)}</h2>
              {open === queue.name ? (
                <QueueForm
                  csrfToken={csrfToken}
                  queue={queue}
                  others={queues.map(({ name }) => name).filter((name) => name !== queue.name)}
                  onCancel={() => setOpen(null)}
                  onKept={() => done(settings.kept(humanise(queue.name)))}
                />
              ) : (
                <Shown queue={queue} onChange={() => setOpen(queue.name)} />
              )}
              <LastChange
                csrfToken={csrfToken}
                last={queue.last}
                name={humanise(queue.name)}
                onUndone={() => done(settings.undone(humanise(queue.name)))}
              />
            </li>
          ))}
        </ul>
      )}
    />
  );
}

function Shown({ queue: { name, value }, onChange }: { queue: Queue; onChange: () => void }) {
  const helps = value?.overflowTo ?? null;
  const after = value?.overflowAfterSeconds ?? null;
  return (
    <>
      <p>
        {value === null
          ? words.none
          : `${words.target(value.targetShare, value.targetSeconds)} ${words.abandoned(value.abandonedShare)}`}
        {helps !== null && after !== null && ` ${words.helped(humanise(helps), after)}`}
      </p>
      <button
        type="button"
        className="govuk-button govuk-button--secondary button--small"
        aria-label={settings.of(settings.change, humanise(name))}
        onClick={onChange}
      >
        {settings.change}
      </button>
    </>
  );
}
