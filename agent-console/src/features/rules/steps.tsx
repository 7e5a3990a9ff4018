/** The way of a draft into force: sent for review, approved by others, published now or at its date, or withdrawn. */
import { useId, useState } from 'react';
import type { RuleDraft, RuleStep } from '@hub/contract';
import { rules } from '../../wording/later/rules.ts';
import { longDateInWords, timeInWords } from '../../wording/in-words.ts';
import { FaultList } from './fault-list.tsx';
import { AreaField } from './fields.tsx';
import { PublishForm } from './publish-form.tsx';
import { takeRuleStep } from './rules-api.ts';
import { useDeed } from './use-deed.ts';

const words = rules.steps;

interface StepsProps {
  draft: RuleDraft;
  csrfToken: string;
  onChanged: () => Promise<unknown>;
  onOpen: (place: { table: string; row: string | null }) => void;
}

export const momentInWords = (iso: string): string => `${longDateInWords(iso)}, ${timeInWords(iso, Date.parse(iso))}`;

function Approval({ draft, onApprove }: { draft: RuleDraft; onApprove: () => void }) {
  if (draft.state !== 'in-review') return null;
  if (draft.isOwn) return <p>{words.own}</p>;
  if (draft.hasApproved) return <p>{words.given}</p>;
  return (
    <button type="button" className="govuk-button" onClick={onApprove}>
      {words.approve}
    </button>
  );
}

interface SubmitFormProps {
  draft: RuleDraft;
  error: string | undefined;
  busy: boolean;
  onSubmit: (equalityNote: string) => void;
}

function SubmitForm({ draft, error, busy, onSubmit }: SubmitFormProps) {
  const id = useId();
  const [note, setNote] = useState(draft.equalityNote ?? '');
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(note);
      }}
    >
      <p>{words.submitHelp}</p>
      <AreaField
        {...{ id, label: words.note, hint: draft.needsEqualityNote ? words.noteNeeded : words.noteOpen, error }}
        value={note}
        onType={setNote}
      />
      <button type="submit" className="govuk-button" aria-disabled={busy}>
        {words.submit}
      </button>
    </form>
  );
}

export function Steps({ draft, csrfToken, onChanged, onOpen }: StepsProps) {
  const id = useId();
  const { busy, refusal, run } = useDeed();
  const [found, setFound] = useState<readonly string[]>([]);
  const [said, setSaid] = useState('');
  const { state, revision, approvals } = draft;
  const take = (step: RuleStep) => {
    setSaid(words.busy);
    run(
      () => takeRuleStep(draft.draftId, step, csrfToken).finally(() => setSaid('')),
      (faults) => {
        setFound(faults);
        if (faults.length === 0) setSaid(words.done);
        void onChanged().then(() => document.getElementById(id)?.focus());
      },
    );
  };
  const faults = found.length > 0 ? found : draft.faults;
  const isOpen = state !== 'published' && state !== 'withdrawn';
  const isAt = (field: string) => (refusal?.where === field ? refusal.message : undefined);
  const isPlaced = refusal !== null && ['equalityNote', 'reason', 'at'].includes(refusal.where ?? '');
  return (
    <section aria-labelledby={id}>
      <h3 className="govuk-heading-s" id={id} tabIndex={-1}>
        {words.title}
      </h3>
      {faults.length > 0 && <FaultList {...{ faults, tables: draft.tables, onOpen }} />}
      {refusal !== null && !isPlaced && (
        <p className="refusal" role="alert">
          {refusal.message}
        </p>
      )}
      <p role="status">{said}</p>
      {state === 'published' && <p>{words.published}</p>}
      {state === 'withdrawn' && <p>{words.withdrawn}</p>}
      {state === 'scheduled' && draft.publishAt !== null && <p>{words.scheduled(momentInWords(draft.publishAt))}</p>}
      {state !== 'draft' && (
        <p>
          {words.approvals(approvals.given.length, approvals.needed)}{' '}
          {approvals.given.length > 0 && words.approvedBy(approvals.given)}
        </p>
      )}
      {state !== 'draft' && draft.equalityNote !== null && <p>{words.noteOf(draft.equalityNote)}</p>}
      {state === 'draft' && !draft.isBehind && (
        <SubmitForm
          {...{ draft, busy, error: isAt('equalityNote') }}
          onSubmit={(equalityNote) => take({ step: 'submit', revision, equalityNote })}
        />
      )}
      <Approval draft={draft} onApprove={() => take({ step: 'approve', revision })} />
      {state === 'approved' && !draft.isBehind && (
        <PublishForm
          {...{ busy, errorOf: isAt }}
          onPublish={({ reason, at }) => take({ step: 'publish', revision, reason, at })}
        />
      )}
      {isOpen && (
        <button type="button" className="link-button" onClick={() => take({ step: 'withdraw', revision })}>
          {words.withdraw}
        </button>
      )}
    </section>
  );
}
