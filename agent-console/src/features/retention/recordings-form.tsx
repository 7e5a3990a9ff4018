/** Changes how long recordings are kept. */
import { useState } from 'react';
import { retentionChangeSchema, type RetentionPage } from '@hub/contract';
import { retention as words } from '../../wording/later/retention.ts';
import { NumberField } from '../supervise/field.tsx';
import { FormEnd } from '../supervise/form-end.tsx';
import { useSave } from '../supervise/use-save.ts';

interface RecordingsFormProps {
  csrfToken: string;
  recordings: RetentionPage['recordings'];
  onCancel: () => void;
  onKept: () => void;
}

export function RecordingsForm({ csrfToken, recordings, onCancel, onKept }: RecordingsFormProps) {
  const [days, setDays] = useState(String(recordings.days));
  const saving = useSave(csrfToken, ['value.days']);
  const submit = async () => {
    const value = { days: days.trim() === '' ? Number.NaN : Number(days) };
    const change = { version: recordings.version, value };
    if (await saving.save('/api/console/retention/recording', retentionChangeSchema, change)) onKept();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!saving.busy) void submit();
      }}
    >
      <p>{words.promise}</p>
      <p>{words.shorter}</p>
      <NumberField label={words.field} error={saving.errorAt('value.days')} value={days} onChange={setDays} />
      <FormEnd saving={saving} name={words.recordings} onCancel={onCancel} />
    </form>
  );
}
