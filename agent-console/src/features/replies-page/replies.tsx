/** Ready replies: what stands there, a form to change each, and those that were removed. */
import { useState } from 'react';
import { removalSchema, repliesSchema, type Reply, type ReplyValue } from '@hub/contract';
import { settings } from '../../wording/later/settings.ts';
import { LastChange } from '../supervise/last-change.tsx';
import { Page } from '../supervise/page.tsx';
import type { PageProps } from '../supervise/page-props.ts';
import { usePage } from '../supervise/use-page.ts';
import { useSave } from '../supervise/use-save.ts';
import { ReplyForm } from './reply-form.tsx';

const words = settings.replies;
const EMPTY: ReplyValue = { title: '', serviceId: null, text: '', position: 0 };

export function Replies({ csrfToken }: PageProps) {
  const query = usePage('/api/console/replies', repliesSchema);
  /** The id of the one that is being changed: of a new one, an id that nothing has yet. */
  const [open, setOpen] = useState<string | null>(null);
  const [kept, setKept] = useState('');
  const done = (what: string) => {
    setOpen(null);
    setKept(what);
    void query.refetch();
  };
  const form = (reply: Pick<Reply, 'id' | 'version' | 'value'>) => (
    <ReplyForm
      csrfToken={csrfToken}
      reply={reply}
      onCancel={() => setOpen(null)}
      onKept={(title) => done(settings.kept(title))}
    />
  );
  const all = query.data?.replies ?? [];
  const isNew = open !== null && all.every(({ id }) => id !== open);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      kept={kept}
      query={query}
      draw={({ replies, removed }) => (
        <>
          {isNew ? (
            <section className="setting" aria-label={words.newTitle}>
              <h2 className="setting__name">{words.newTitle}</h2>
              {form({ id: open, version: 0, value: { ...EMPTY, position: replies.length } })}
            </section>
          ) : (
            <button
              type="button"
              className="govuk-button settings-page__add"
              onClick={() => setOpen(window.crypto.randomUUID())}
            >
              {words.add}
            </button>
          )}
          <ul className="plain-list">
            {replies.map((reply) => (
              <li className="setting" key={reply.id}>
                <h2 className="setting__name">{reply.value.title}</h2>
                {open === reply.id ? (
                  form(reply)
                ) : (
                  <Shown
                    csrfToken={csrfToken}
                    reply={reply}
                    onChange={() => setOpen(reply.id)}
                    onRemoved={() => done(words.removed(reply.value.title))}
                  />
                )}
                <LastChange
                  csrfToken={csrfToken}
                  last={reply.last}
                  name={reply.value.title}
                  onUndone={() => done(settings.undone(reply.value.title))}
                />
              </li>
            ))}
          </ul>
          {removed.length > 0 && (
            <section aria-labelledby="removed">
              <h2 className="govuk-heading-m" id="removed">
                {words.removedTitle}
              </h2>
              <ul className="plain-list">
                {removed.map(({ title, ...last }) => (
                  <li className="setting" key={last.changeId}>
                    <h3 className="setting__name">{title}</h3>
                    <LastChange
                      csrfToken={csrfToken}
                      last={last}
                      name={title}
                      label={words.restore}
                      onUndone={() => done(settings.undone(title))}
                    />
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    />
  );
}

interface ShownProps {
  csrfToken: string;
  reply: Reply;
  onChange: () => void;
  onRemoved: () => void;
}

function Shown({ csrfToken, reply: { id, version, value }, onChange, onRemoved }: ShownProps) {
  const { busy, errorAt, save } = useSave(csrfToken, []);
  const problem = errorAt(null);
  const button = 'govuk-button govuk-button--secondary button--small';
  const remove = async () => {
    if (!busy && (await save(`/api/console/replies/${id}/removal`, removalSchema, { version }))) onRemoved();
  };
  return (
    <>
      <p className="setting__text">{value.text}</p>
      <div className="setting__buttons">
        <button
          type="button"
          className={button}
          aria-label={settings.of(settings.change, value.title)}
          onClick={onChange}
        >
          {settings.change}
        </button>
        <button
          type="button"
          className={button}
          aria-label={settings.of(words.remove, value.title)}
          aria-disabled={busy}
          onClick={() => void remove()}
        >
          {words.remove}
        </button>
      </div>
      {problem !== undefined && (
        <p className="refusal" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
