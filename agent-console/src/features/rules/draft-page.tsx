/** One draft: what it changes, its tables and words, and its way into force. */
import { useEffect, useId, useRef, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { rulesFile } from '../../wording/later/rules-file.ts';
import { rules } from '../../wording/later/rules.ts';
import { WhatIf } from '../rules-what-if/what-if.tsx';
import { Changes } from './changes.tsx';
import { BringFile, FileLinks } from './rule-files.tsx';
import { draftKey, fetchRuleDraft, OVERVIEW_KEY, takeRuleStep } from './rules-api.ts';
import { Steps } from './steps.tsx';
import { TablePart } from './table-part.tsx';
import { useDeed } from './use-deed.ts';
import { WordsPart } from './words-part.tsx';

const words = rules.draft;

interface DraftPageProps {
  draftId: string;
  /** The table that is shown and the row that is open, if any. */
  chosen: { table: string; row: string | null };
  csrfToken: string;
  onChoose: (chosen: { table: string; row: string | null }) => void;
  onBack: () => void;
}

export function DraftPage({ draftId, chosen, csrfToken, onChoose, onBack }: DraftPageProps) {
  const id = useId();
  const client = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const [showsWords, setShowsWords] = useState(false);
  const { refusal, run } = useDeed();
  const asked = { table: chosen.table, words: showsWords };
  const query = useQuery({
    queryKey: [...draftKey(draftId), asked],
    queryFn: () => fetchRuleDraft(draftId, asked),
    staleTime: 0,
    // While another table is fetched, the draft stays as it was.
    placeholderData: (before) => before,
  });
  const draft = query.data;
  const isThere = draft !== undefined;
  const [isAtRow] = useState(chosen.row !== null);
  useEffect(() => {
    // A row that is opened at once takes the focus itself.
    if (isThere && !isAtRow) heading.current?.focus();
  }, [isThere, isAtRow]);
  const changed = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: draftKey(draftId) }),
      client.invalidateQueries({ queryKey: OVERVIEW_KEY }),
    ]);
  const take = (step: 'renew' | 'reopen') => {
    if (draft)
      run(
        () => takeRuleStep(draftId, { step, revision: draft.revision }, csrfToken),
        () => void changed(),
      );
  };
  const open = (place: { table: string; row: string | null }) => {
    onChoose(place);
    document.getElementById(`${id}-tables`)?.focus();
  };
  return (
    <>
      <button type="button" className="link-button" onClick={onBack}>
        {rules.back}
      </button>
      {query.isPending && <Skeleton lines={8} />}
      {query.isError && (
        <ProblemNote title={rules.failed} detail={query.error.message} onRetry={() => void query.refetch()} />
      )}
      {draft && (
        <>
          <h3 className="govuk-heading-m" tabIndex={-1} ref={heading}>
            {draft.title}
          </h3>
          <p>{words.by(draft.author, rules.state[draft.state])}</p>
          {refusal !== null && (
            <p className="refusal" role="alert">
              {refusal.message}
            </p>
          )}
          {draft.isBehind && draft.state !== 'withdrawn' && <p>{words.behind}</p>}
          {draft.isBehind && draft.state === 'draft' && (
            <button type="button" className="govuk-button" onClick={() => take('renew')}>
              {words.renew}
            </button>
          )}
          {['in-review', 'approved', 'scheduled'].includes(draft.state) && (
            <>
              <p>{words.notWritten}</p>
              <button type="button" className="link-button" onClick={() => take('reopen')}>
                {words.reopen}
              </button>
            </>
          )}
          <Changes changes={draft.changes} />
          <div id={`${id}-tables`} tabIndex={-1}>
            <TablePart {...{ draft, csrfToken, chosen, onChoose, onChanged: changed }} />
          </div>
          {draft.state === 'draft' && (
            <WordsPart {...{ draft, csrfToken, onChanged: changed }} onShow={() => setShowsWords(true)} />
          )}
          <section aria-labelledby={`${id}-file`}>
            <h3 className="govuk-heading-s" id={`${id}-file`}>
              {rulesFile.title}
            </h3>
            <p>{rulesFile.help}</p>
            <FileLinks draftId={draftId} />
            {draft.state === 'draft' && <BringFile {...{ draft, csrfToken, onChanged: changed, onOpen: open }} />}
          </section>
          {draft.state !== 'published' && draft.state !== 'withdrawn' && (
            <WhatIf draftId={draftId} revision={draft.revision} />
          )}
          <Steps {...{ draft, csrfToken, onChanged: changed, onOpen: open }} />
        </>
      )}
    </>
  );
}
