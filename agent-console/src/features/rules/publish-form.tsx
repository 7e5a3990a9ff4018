/** Publishes an approved draft: why, and now or at a date and time. */
import { useId, useState } from 'react';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { rules } from '../../wording/later/rules.ts';
import { AreaField, TextField } from './fields.tsx';

const words = rules.steps;
const WHEN = [
  { value: 'now', label: words.now },
  { value: 'later', label: words.later },
] as const;

interface PublishFormProps {
  busy: boolean;
  errorOf: (field: string) => string | undefined;
  onPublish: (given: { reason: string; at: string | null }) => void;
}

/** The moment that the field says, by the clock of this computer; null where it says none that is still to come. */
function momentOf(typed: string): string | null {
  const at = new Date(typed);
  return Number.isNaN(at.getTime()) || at.getTime() <= Date.now() ? null : at.toISOString();
}

export function PublishForm({ busy, errorOf, onPublish }: PublishFormProps) {
  const id = useId();
  const [reason, setReason] = useState('');
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [typed, setTyped] = useState('');
  const [isMissing, setMissing] = useState(false);
  const send = () => {
    const at = when === 'now' ? null : momentOf(typed);
    setMissing(when === 'later' && at === null);
    if (when === 'now' || at !== null) onPublish({ reason, at });
    else document.getElementById(`${id}-at`)?.focus();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) send();
      }}
    >
      <AreaField
        {...{ id: `${id}-reason`, label: words.reason, error: errorOf('reason') }}
        value={reason}
        onType={setReason}
      />
      <RadioGroup id={`${id}-when`} legend={words.when} options={WHEN} chosen={when} onChoose={setWhen} />
      {when === 'later' && (
        <TextField
          {...{ id: `${id}-at`, label: words.at, type: 'datetime-local' }}
          error={isMissing ? words.atMissing : errorOf('at')}
          value={typed}
          onType={setTyped}
        />
      )}
      <button type="submit" className="govuk-button" aria-disabled={busy}>
        {words.publish}
      </button>
    </form>
  );
}
