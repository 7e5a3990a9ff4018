/** Whether the draft leaves anybody behind: the verdict in words, its figures, and how somebody else lets it pass. */
import { useId, useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { GuardRow, GuardVerdict, RuleWhatIf } from '@hub/contract';
import { dateInWords } from '../../wording/in-words.ts';
import { whatIf } from '../../wording/later/rules-what-if.ts';
import { DataTable } from '../figures/data-table.tsx';
import { letPass } from './requests.ts';
import { groupName } from './words.ts';

const { guard: words } = whatIf;
/** As long as the hub asks for. */
const SHORTEST = 5;

interface GuardProps {
  draftId: string;
  revision: number;
  csrfToken: string;
  verdict: GuardVerdict;
  override: RuleWhatIf['override'];
  isCurrent: boolean;
}

const others = ({ othersBefore, othersAfter }: GuardRow): string =>
  othersBefore === null || othersAfter === null
    ? words.few
    : whatIf.arrow(whatIf.percent(othersBefore), whatIf.percent(othersAfter));

function Findings({ rows }: { rows: readonly GuardRow[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {rows.map((row) => (
        <li key={`${row.group} ${row.guarded}`}>
          <strong>
            {groupName(row.group)}: {words.guarded[row.guarded].toLowerCase()}.
          </strong>{' '}
          {words.finding(row)} {row.rules.length > 0 && words.byRows(row.rules.join(', '))}
        </li>
      ))}
    </ul>
  );
}

function LetPass({ draftId, revision, csrfToken }: Pick<GuardProps, 'draftId' | 'revision' | 'csrfToken'>) {
  const id = useId();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const sending = useMutation({
    mutationFn: () => letPass(draftId, { revision, reason }, csrfToken),
    onSuccess: () => client.invalidateQueries({ queryKey: ['what-if', draftId] }),
    onError: ({ message }) => setError(message),
  });
  const send = () => {
    setError(reason.trim().length < SHORTEST ? words.reasonShort : undefined);
    if (reason.trim().length >= SHORTEST) sending.mutate();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h5 className="govuk-heading-s">{words.override}</h5>
      <p>{words.overrideBody}</p>
      <div className="form-field">
        <label className="form-field__label" htmlFor={id}>
          {words.reason}
        </label>
        {error !== undefined && (
          <p className="refusal" id={`${id}-error`} role="alert">
            {error}
          </p>
        )}
        <textarea
          className="govuk-textarea"
          id={id}
          rows={3}
          maxLength={500}
          value={reason}
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      <button type="submit" className="govuk-button govuk-button--secondary" disabled={sending.isPending}>
        {words.override}
      </button>
    </form>
  );
}

function Verdict({ draftId, revision, csrfToken, verdict, override, isCurrent }: GuardProps) {
  if (!verdict.stops) return <p>{words.passes}</p>;
  return (
    <>
      <p>
        <strong>{override.covers ? words.covered : words.stops}</strong>
      </p>
      <Findings rows={verdict.rows.filter((row) => row.stops)} />
      {override.given.map(({ by, reason, at }) => (
        <p key={at}>{words.given(by, dateInWords(at), reason)}</p>
      ))}
      {!override.covers && override.refusal !== null && <p>{override.refusal}</p>}
      {!override.covers && override.refusal === null && isCurrent && (
        <LetPass draftId={draftId} revision={revision} csrfToken={csrfToken} />
      )}
    </>
  );
}

export function Guard(props: GuardProps) {
  const id = useId();
  const { verdict } = props;
  const { heads } = words;
  return (
    <section aria-labelledby={id}>
      <h4 className="govuk-heading-s" id={id}>
        {words.title}
      </h4>
      <Verdict {...props} />
      {verdict.rows.length > 0 && (
        <details>
          <summary>{words.all}</summary>
          <p>{words.others}</p>
          <DataTable
            caption={words.caption}
            heads={Object.values(heads)}
            rows={verdict.rows.map((row) => [
              words.groupAndWhat(groupName(row.group), words.guarded[row.guarded]),
              row.n.toLocaleString('en-GB'),
              whatIf.percent(row.before),
              whatIf.percent(row.after),
              others(row),
              words.difference(row.change, row.low, row.high),
              row.stops ? words.stopsRow : words.fine,
            ])}
          />
        </details>
      )}
      {verdict.hidden > 0 && <p className="quiet">{words.hidden(verdict.hidden, verdict.fewest)}</p>}
      <p className="quiet">{words.allowed(verdict.tolerancePoints, verdict.source)}</p>
    </section>
  );
}
