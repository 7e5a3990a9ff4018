/** The rules in force, the drafts, what was published before, and the way back to any of it. */
import { useId, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { RuleDraftLine, RulePublication, RulesOverview } from '@hub/contract';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { rules } from '../../wording/later/rules.ts';
import { AreaField, SelectField, TextField } from './fields.tsx';
import { FileLinks } from './rule-files.tsx';
import { beginRuleDraft, fetchRules, OVERVIEW_KEY, rollBackRules } from './rules-api.ts';
import { StackedTable } from '../../ui/stacked-table.tsx';
import { momentInWords } from './steps.tsx';
import { useDeed } from './use-deed.ts';

function Begin({
  csrfToken,
  filesWait,
  onBegun,
}: {
  csrfToken: string;
  filesWait: boolean;
  onBegun: (id: string) => void;
}) {
  const id = useId();
  const words = rules.begin;
  const [title, setTitle] = useState('');
  const [from, setFrom] = useState('live');
  const { busy, refusal, run } = useDeed();
  return (
    <form
      className="rules__cell"
      aria-labelledby={`${id}-head`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        run(() => beginRuleDraft({ title, from: from === 'files' ? 'files' : 'live' }, csrfToken), onBegun);
      }}
    >
      <h3 className="govuk-heading-s" id={`${id}-head`}>
        {words.title}
      </h3>
      <TextField
        {...{ id, label: words.name, hint: words.hint, error: refusal?.message, value: title, onType: setTitle }}
      />
      {filesWait && (
        <SelectField
          {...{ id: `${id}-from`, label: words.from, value: from, onType: setFrom }}
          choices={[
            { value: 'live', label: words.live },
            { value: 'files', label: words.files },
          ]}
        />
      )}
      <button type="submit" className="govuk-button" aria-disabled={busy}>
        {words.submit}
      </button>
    </form>
  );
}

function RollBack({ overview, csrfToken, onDone }: { overview: RulesOverview; csrfToken: string; onDone: () => void }) {
  const id = useId();
  const words = rules.rollBack;
  const choices = overview.versions
    .filter(({ version }) => version !== overview.version)
    .map(({ version, adoptedAt }) => ({ value: version, label: words.choice(version, momentInWords(adoptedAt)) }));
  const [to, setTo] = useState(choices[0]?.value ?? '');
  const [reason, setReason] = useState('');
  const [said, setSaid] = useState('');
  const { busy, refusal, run } = useDeed();
  const version = choices.some(({ value }) => value === to) ? to : (choices[0]?.value ?? '');
  const inField = refusal?.where === 'reason';
  return (
    <>
      {choices.length > 0 && (
        <form
          className="rules__cell"
          aria-labelledby={`${id}-head`}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setSaid('');
            run(
              () => rollBackRules({ to: version, reason }, csrfToken),
              (draftId) => {
                setSaid(draftId === null ? words.done : words.toReview);
                setReason('');
                onDone();
              },
            );
          }}
        >
          <h3 className="govuk-heading-s" id={`${id}-head`}>
            {words.title}
          </h3>
          <p>{words.help}</p>
          <SelectField
            {...{ id: `${id}-to`, label: words.version, value: version, choices, onType: setTo }}
            error={inField ? undefined : refusal?.message}
          />
          <AreaField
            {...{ id: `${id}-reason`, label: words.reason, value: reason, onType: setReason }}
            error={inField ? refusal.message : undefined}
          />
          <button type="submit" className="govuk-button govuk-button--secondary" aria-disabled={busy}>
            {words.submit}
          </button>
        </form>
      )}
      <p role="status">{said}</p>
    </>
  );
}

function Drafts({ drafts, onOpen }: { drafts: readonly RuleDraftLine[]; onOpen: (draftId: string) => void }) {
  const words = rules.drafts;
  if (drafts.length === 0) return <p>{words.none}</p>;
  return (
    <StackedTable
      title={words.title}
      heads={[words.name, words.state, words.author, words.changed]}
      rows={drafts.map(({ draftId, title, state, author, changedAt, publishAt }) => ({
        key: draftId,
        cells: [
          <button type="button" className="link-button" key="open" onClick={() => onOpen(draftId)}>
            {title}
          </button>,
          state === 'scheduled' && publishAt !== null
            ? `${rules.state[state]}, ${words.published(momentInWords(publishAt))}`
            : rules.state[state],
          author,
          momentInWords(changedAt),
        ],
      }))}
    />
  );
}

function History({ history }: { history: readonly RulePublication[] }) {
  const words = rules.history;
  if (history.length === 0) return <p>{words.none}</p>;
  return (
    <StackedTable
      title={words.title}
      heads={[words.what, words.by, words.why, words.when]}
      rows={history.map(({ number, title, version, author, approvers, publishedBy, reason, equalityNote, at }) => ({
        key: number,
        cells: [
          <>
            {title}
            <p className="quiet">{version}</p>
          </>,
          <>
            {author !== null && words.author(author)} {approvers.length > 0 && words.approvers(approvers)}{' '}
            {words.publishedBy(publishedBy)}
          </>,
          <>
            {reason}
            {equalityNote !== null && <p className="quiet">{words.equality(equalityNote)}</p>}
          </>,
          momentInWords(at),
        ],
      }))}
    />
  );
}

export function Overview({ csrfToken, onOpen }: { csrfToken: string; onOpen: (draftId: string) => void }) {
  const client = useQueryClient();
  // Colleagues begin and publish drafts too: whoever comes back to the page sees what they did.
  const query = useQuery({ queryKey: OVERVIEW_KEY, queryFn: fetchRules, staleTime: 0, refetchOnWindowFocus: 'always' });
  if (query.isPending) return <Skeleton lines={8} />;
  if (query.isError) {
    return <ProblemNote title={rules.failed} detail={query.error.message} onRetry={() => void query.refetch()} />;
  }
  const { version, from, filesWait, drafts, history } = query.data;
  return (
    <>
      <h3 className="govuk-heading-s">{rules.inForce.title}</h3>
      <p>{from === 'files' ? rules.inForce.files(version) : rules.inForce.published(version)}</p>
      {filesWait && <p>{rules.inForce.filesWait}</p>}
      <FileLinks draftId={null} />
      <Drafts {...{ drafts, onOpen }} />
      <Begin {...{ csrfToken, filesWait, onBegun: onOpen }} />
      <History history={history} />
      <RollBack
        {...{ overview: query.data, csrfToken }}
        onDone={() => void client.invalidateQueries({ queryKey: OVERVIEW_KEY })}
      />
    </>
  );
}
