/** What is kept how long and why; the period of recordings with a form to change it. */
import { useState } from 'react';
import { retentionPageSchema, type RetentionPage } from '@hub/contract';
import { retention as words } from '../../wording/later/retention.ts';
import { settings } from '../../wording/later/settings.ts';
import { LastChange } from '../supervise/last-change.tsx';
import { Page } from '../supervise/page.tsx';
import type { PageProps } from '../supervise/page-props.ts';
import { usePage } from '../supervise/use-page.ts';
import { RecordingsForm } from './recordings-form.tsx';

export function Retention({ csrfToken }: PageProps) {
  const query = usePage('/api/console/retention', retentionPageSchema);
  const [isOpen, setIsOpen] = useState(false);
  const [kept, setKept] = useState('');
  const done = (what: string) => {
    setIsOpen(false);
    setKept(what);
    void query.refetch();
  };
  return (
    <Page
      title={words.title}
      lead={words.lead}
      kept={kept}
      query={query}
      draw={({ kinds, recordings }) => (
        <>
          <section className="setting" aria-labelledby="recordings">
            <h2 className="setting__name" id="recordings">
              {words.recordings}
            </h2>
            {isOpen ? (
              <RecordingsForm
                csrfToken={csrfToken}
                recordings={recordings}
                onCancel={() => setIsOpen(false)}
                onKept={() => done(settings.kept(words.recordings))}
              />
            ) : (
              <Shown recordings={recordings} onChange={() => setIsOpen(true)} />
            )}
            <LastChange
              csrfToken={csrfToken}
              last={recordings.last}
              name={words.recordings}
              onUndone={() => done(settings.undone(words.recordings))}
            />
          </section>
          <h2 className="govuk-heading-m settings-page__part">{words.listTitle}</h2>
          <ul className="plain-list">
            {kinds.map((kind) => (
              <Kind key={kind.kind} {...kind} />
            ))}
          </ul>
        </>
      )}
    />
  );
}

function Shown({ recordings, onChange }: { recordings: RetentionPage['recordings']; onChange: () => void }) {
  const { days, rulesDays, version } = recordings;
  return (
    <>
      <p>
        {words.period(days)} {version === 0 ? words.fromRules : words.ours(rulesDays)}
      </p>
      <p>{words.promise}</p>
      <button
        type="button"
        className="govuk-button govuk-button--secondary button--small"
        aria-label={settings.of(settings.change, words.recordings)}
        onClick={onChange}
      >
        {settings.change}
      </button>
    </>
  );
}

function Kind({ kind, kept, due }: RetentionPage['kinds'][number]) {
  const { name, period, why, end } = words.kinds[kind];
  return (
    <li className="setting">
      <h3 className="setting__name">{name}</h3>
      <dl className="kept">
        <dt>{words.periodHead}</dt>
        <dd>{period}</dd>
        <dt>{words.whyHead}</dt>
        <dd>{why}</dd>
        <dt>{words.endHead}</dt>
        <dd>{end}</dd>
        <dt>{words.nowHead}</dt>
        <dd>
          {words.kept(kept)} {due !== null && words.due(due)}
        </dd>
      </dl>
    </li>
  );
}
