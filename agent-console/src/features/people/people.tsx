/** Who works here: each with what they may do, and a form to change it. */
import { useState } from 'react';
import { peopleSchema, type People as Everybody, type Person } from '@hub/contract';
import { settings } from '../../wording/later/settings.ts';
import { LastChange } from '../supervise/last-change.tsx';
import { Page } from '../supervise/page.tsx';
import type { PageProps } from '../supervise/page-props.ts';
import { usePage } from '../supervise/use-page.ts';
import { PersonForm } from './person-form.tsx';

const words = settings.people;

export function People({ csrfToken }: PageProps) {
  const query = usePage('/api/console/people', peopleSchema);
  const [open, setOpen] = useState<string | null>(null);
  const [kept, setKept] = useState('');
  const done = (what: string) => {
    setOpen(null);
    setKept(what);
    void query.refetch();
  };
  const line = (all: Everybody, person: Person) => (
    <li className="setting" key={person.staffId}>
      <h2 className="setting__name">{person.name}</h2>
      {open === person.staffId ? (
        <PersonForm
          csrfToken={csrfToken}
          all={all}
          person={person}
          onCancel={() => setOpen(null)}
          onKept={() => done(settings.kept(person.name))}
        />
      ) : (
        <Shown person={person} onChange={() => setOpen(person.staffId)} />
      )}
      <LastChange
        csrfToken={csrfToken}
        last={person.last}
        name={person.name}
        onUndone={() => done(settings.undone(person.name))}
      />
    </li>
  );
  return (
    <Page
      title={words.title}
      lead={words.lead}
      kept={kept}
      query={query}
      draw={(all) => <ul className="plain-list">{all.people.map((person) => line(all, person))}</ul>}
    />
  );
}

function Shown({ person: { name, email, value }, onChange }: { person: Person; onChange: () => void }) {
  const { role, active, queues, skills, capacity } = value;
  return (
    <>
      <p>
        {words.role[role]}. {active ? words.active : <strong>{words.inactive}</strong>}. {words.places(capacity)}.{' '}
        {words.inQueues(queues.length)}.
      </p>
      <p className="quiet">{email}</p>
      <p className="quiet">{skills.length === 0 ? words.noSkills : `${words.skills}: ${skills.join(', ')}`}</p>
      <button
        type="button"
        className="govuk-button govuk-button--secondary button--small"
        aria-label={settings.of(settings.change, name)}
        onClick={onChange}
      >
        {settings.change}
      </button>
    </>
  );
}
