/** Opening hours, and the days that have others: what stands there, a form to change each, and those that were removed. */
import { useState } from 'react';
import { hoursPageSchema, type HoursException, type HoursPage } from '@hub/contract';
import { hours as words } from '../../wording/later/hours.ts';
import { settings } from '../../wording/later/settings.ts';
import { LastChange } from '../supervise/last-change.tsx';
import { Page } from '../supervise/page.tsx';
import type { PageProps } from '../supervise/page-props.ts';
import { usePage } from '../supervise/use-page.ts';
import { Around } from './around.tsx';
import { ExceptionForm, FIRST } from './exception-form.tsx';
import { ShownException } from './shown-exception.tsx';

export function Hours({ csrfToken }: PageProps) {
  const query = usePage('/api/console/hours', hoursPageSchema);
  const [kept, setKept] = useState('');
  const done = (what: string) => {
    setKept(what);
    void query.refetch();
  };
  return (
    <Page
      title={words.title}
      lead={words.lead}
      kept={kept}
      query={query}
      draw={(page) => (
        <>
          <section className="setting" aria-labelledby="now">
            <h2 className="setting__name" id="now">
              {words.nowTitle}
            </h2>
            <p>
              <strong>{page.now.open ? words.open : words.closed}</strong>
            </p>
            <p>{words.told(page.now.told)}</p>
          </section>
          <Exceptions csrfToken={csrfToken} page={page} onKept={done} />
          <Around page={page} />
        </>
      )}
    />
  );
}

interface ExceptionsProps {
  csrfToken: string;
  page: HoursPage;
  onKept: (what: string) => void;
}

const nameOf = ({ from, to }: HoursException['value']) => words.days(from, to);

function Exceptions({ csrfToken, page: { exceptions, removed }, onKept }: ExceptionsProps) {
  /** The id of the one that is being changed: of a new one, an id that nothing has yet. */
  const [open, setOpen] = useState<string | null>(null);
  const done = (what: string) => {
    setOpen(null);
    onKept(what);
  };
  const form = (exception: Pick<HoursException, 'id' | 'version' | 'value'>) => (
    <ExceptionForm
      csrfToken={csrfToken}
      exception={exception}
      onCancel={() => setOpen(null)}
      onKept={(value) => done(settings.kept(nameOf(value)))}
    />
  );
  const isNew = open !== null && exceptions.every(({ id }) => id !== open);
  return (
    <section aria-labelledby="exceptions">
      <h2 className="govuk-heading-m settings-page__part" id="exceptions">
        {words.exceptionsTitle}
      </h2>
      {isNew ? (
        <section className="setting" aria-label={words.newTitle}>
          <h3 className="setting__name">{words.newTitle}</h3>
          {form({ id: open, version: 0, value: FIRST })}
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
      {exceptions.length === 0 && !isNew && <p className="govuk-body">{words.none}</p>}
      <ul className="plain-list">
        {exceptions.map((exception) => (
          <li className="setting" key={exception.id}>
            <h3 className="setting__name">{nameOf(exception.value)}</h3>
            {open === exception.id ? (
              form(exception)
            ) : (
              <ShownException
                csrfToken={csrfToken}
                exception={exception}
                onChange={() => setOpen(exception.id)}
                onRemoved={() => done(words.removed(nameOf(exception.value)))}
              />
            )}
            <LastChange
              csrfToken={csrfToken}
              last={exception.last}
              name={nameOf(exception.value)}
              onUndone={() => done(settings.undone(nameOf(exception.value)))}
            />
          </li>
        ))}
      </ul>
      {removed.length > 0 && (
        <section aria-labelledby="removed">
          <h3 className="govuk-heading-s settings-page__part" id="removed">
            {words.removedTitle}
          </h3>
          <ul className="plain-list">
            {removed.map(({ value, ...last }) => (
              <li className="setting" key={last.changeId}>
                <h4 className="setting__name">{nameOf(value)}</h4>
                <p>{words.because(words.spans(value.open), value.reason)}</p>
                <LastChange
                  csrfToken={csrfToken}
                  last={last}
                  name={nameOf(value)}
                  label={words.restore}
                  onUndone={() => done(settings.undone(nameOf(value)))}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  );
}
