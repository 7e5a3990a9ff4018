/** E-forms of a contact: what the resident began is finished with them here, each answer with who said it, and sent once. */
import { useId, useState } from 'react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ContactDetail, ContactSummary, DraftView } from '@hub/contract';
import { beginDraft, fetchForms, fetchKnown } from '../../hub/api.ts';
import { LaterPart } from '../../ui/later.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { en } from '../../wording/en.ts';
import { withDraft } from './with-draft.ts';

const loadDraft = () => import('./draft-form.tsx').then((part) => part.DraftForm);

interface FormPanelProps {
  contact: ContactSummary;
  csrfToken: string;
  drafts: readonly DraftView[];
}

export function FormPanel({ contact, csrfToken, drafts }: FormPanelProps) {
  const { contactId, channel, version } = contact;
  const client = useQueryClient();
  const keep = (draft: DraftView) => {
    client.setQueriesData<ContactDetail>({ queryKey: ['contact', contactId] }, (detail) => withDraft(detail, draft));
  };
  const [begun, setBegun] = useState<string>();
  const isOpen = drafts.some(({ state }) => state === 'open');
  // Open where there is something to finish; afterwards it is the agent's to close.
  const [shown, setShown] = useState(isOpen);
  // Who it is may be found out while a form is open.
  const known = useQuery({
    queryKey: ['known', contactId, version],
    queryFn: () => fetchKnown(contactId),
    enabled: isOpen,
    placeholderData: keepPreviousData,
  });
  return (
    <details className="form-panel" open={shown} onToggle={({ currentTarget }) => setShown(currentTarget.open)}>
      <summary className="form-panel__summary">
        <strong>{en.forms.title}:</strong> {drafts[0]?.title ?? en.forms.begin}
      </summary>
      <div className="form-panel__body" tabIndex={0} role="region" aria-label={en.forms.title}>
        {drafts.map((draft) => (
          <LaterPart
            key={draft.draftId}
            name="draft"
            load={loadDraft}
            given={{
              ...{ draft, channel, csrfToken },
              ...{ known: known.data ?? {}, isNew: draft.draftId === begun, onSaved: keep },
            }}
          />
        ))}
        {!isOpen && (
          <BeginForm
            {...{ contactId, csrfToken }}
            onBegun={(draft) => {
              setBegun(draft.draftId);
              keep(draft);
            }}
          />
        )}
      </div>
    </details>
  );
}

interface BeginFormProps {
  contactId: string;
  csrfToken: string;
  onBegun: (draft: DraftView) => void;
}

function BeginForm({ contactId, csrfToken, onBegun }: BeginFormProps) {
  const id = useId();
  const forms = useQuery({ queryKey: ['forms'], queryFn: fetchForms, staleTime: Infinity });
  const [formId, setFormId] = useState('');
  const [problem, setProblem] = useState<string>();
  const begin = () => {
    if (formId === '') return;
    setProblem(undefined);
    beginDraft(contactId, formId, csrfToken).then(
      ({ draft }) => onBegun(draft),
      (error: unknown) => setProblem(error instanceof Error ? error.message : en.problem.unexpected),
    );
  };
  if (forms.isError)
    return <ProblemNote title={en.forms.begin} detail={forms.error.message} onRetry={() => void forms.refetch()} />;
  return (
    <form
      className="form-panel__begin"
      onSubmit={(submit) => {
        submit.preventDefault();
        begin();
      }}
    >
      <label className="form-field__label" htmlFor={id}>
        {en.forms.begin}
      </label>
      {problem !== undefined && (
        <p className="refusal" role="alert">
          {problem}
        </p>
      )}
      <div className="composer__row">
        <select className="govuk-select" id={id} value={formId} onChange={({ target }) => setFormId(target.value)}>
          <option value="">{en.forms.choose}</option>
          {forms.data?.map((form) => (
            <option key={form.formId} value={form.formId}>
              {form.title}
            </option>
          ))}
        </select>
        <button type="submit" className="govuk-button govuk-button--secondary composer__send">
          {en.forms.beginButton}
        </button>
      </div>
    </form>
  );
}
