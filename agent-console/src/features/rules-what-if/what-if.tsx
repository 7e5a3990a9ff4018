/** A draft of the rules tried on past contacts: which ones, how far it is, what comes of it, and whom it leaves behind. */
import { useId } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { fetchMe } from '../../hub/api.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { whatIf as words } from '../../wording/later/rules-what-if.ts';
import { PeriodForm } from './period-form.tsx';
import { beginWhatIf, cancelWhatIf, fetchWhatIf } from './requests.ts';
import type { Asked } from './requests.ts';
import { Result } from './result.tsx';
import '../figures/figures.scss';

/** How often the page asks how far it is. */
const POLL_MS = 700;

function Running({ done, total, onCancel }: { done: number; total: number; onCancel: () => void }) {
  return (
    <>
      <p>{words.running(done, total)}</p>
      <progress aria-label={words.progress} max={Math.max(total, 1)} value={total === 0 ? undefined : done} />
      <p>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onCancel}>
          {words.cancel}
        </button>
      </p>
    </>
  );
}

export function WhatIf({ draftId, revision }: { draftId: string; revision: number }) {
  const id = useId();
  const client = useQueryClient();
  const me = useQuery({ queryKey: ['me'], queryFn: fetchMe, staleTime: Infinity });
  const csrfToken = me.data?.csrfToken ?? '';
  const latest = useQuery({
    // With the revision: what was found of an earlier one says so.
    queryKey: ['what-if', draftId, revision],
    queryFn: () => fetchWhatIf(draftId),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? POLL_MS : false),
    staleTime: 0,
  });
  const renew = () => client.invalidateQueries({ queryKey: ['what-if', draftId] });
  const beginning = useMutation({
    mutationFn: (period: Asked['period']) => beginWhatIf(draftId, { revision, period }, csrfToken),
    onSuccess: renew,
  });
  const cancelling = useMutation({ mutationFn: () => cancelWhatIf(draftId, csrfToken), onSettled: renew });
  const whatIf = latest.data ?? null;
  const isRunning = whatIf?.state === 'running';
  return (
    <section className="report what-if" aria-labelledby={id}>
      <h3 className="govuk-heading-m" id={id}>
        {words.title}
      </h3>
      <p>{words.body}</p>
      {!isRunning && (
        <PeriodForm
          label={whatIf === null ? words.run : words.again}
          isBusy={beginning.isPending || !me.isSuccess}
          onRun={(period) => beginning.mutate(period)}
        />
      )}
      <div aria-live="polite">
        {beginning.isError && <ProblemNote title={words.failed} detail={beginning.error.message} />}
        {latest.isPending && <Skeleton lines={3} />}
        {latest.isError && (
          <ProblemNote title={words.failed} detail={latest.error.message} onRetry={() => void latest.refetch()} />
        )}
        {whatIf !== null && whatIf.state !== 'running' && whatIf.state !== 'done' && <p>{words.state[whatIf.state]}</p>}
      </div>
      {isRunning && <Running {...whatIf} onCancel={() => cancelling.mutate()} />}
      {whatIf?.result && <Result {...{ draftId, revision, csrfToken, whatIf, result: whatIf.result }} />}
    </section>
  );
}
