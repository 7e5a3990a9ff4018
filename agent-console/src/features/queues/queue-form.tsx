/** Changes what is promised of a queue. */
import { useState } from 'react';
import { queueChangeSchema, type QueueList } from '@hub/contract';
import { humanise } from '../../wording/in-words.ts';
import { settings } from '../../wording/later/settings.ts';
import { Field, NumberField } from '../supervise/field.tsx';
import { FormEnd } from '../supervise/form-end.tsx';
import { useSave } from '../supervise/use-save.ts';

const words = settings.queues;
export type Queue = QueueList[number];
const FIELDS = ['targetShare', 'targetSeconds', 'abandonedShare', 'overflowTo', 'overflowAfterSeconds'];
/** What most councils promise, for a queue of which nothing is promised yet. */
const FIRST = { targetShare: 80, targetSeconds: 60, abandonedShare: 5, overflowAfterSeconds: null, overflowTo: null };

interface QueueFormProps {
  csrfToken: string;
  queue: Queue;
  others: readonly string[];
  onCancel: () => void;
  onKept: () => void;
}

const numberOf = (typed: string): number => (typed.trim() === '' ? Number.NaN : Number(typed));

export function QueueForm({ csrfToken, queue, others, onCancel, onKept }: QueueFormProps) {
  const first = queue.value ?? FIRST;
  const [share, setShare] = useState(String(first.targetShare));
  const [seconds, setSeconds] = useState(String(first.targetSeconds));
  const [abandoned, setAbandoned] = useState(String(first.abandonedShare));
  const [helps, setHelps] = useState(first.overflowTo ?? '');
  const [after, setAfter] = useState(String(first.overflowAfterSeconds ?? ''));
  const saving = useSave(
    csrfToken,
    FIELDS.map((field) => `value.${field}`),
  );
  const error = (field: string) => saving.errorAt(`value.${field}`);
  const submit = async () => {
    const value = {
      ...{ targetShare: numberOf(share), targetSeconds: numberOf(seconds), abandonedShare: numberOf(abandoned) },
      overflowTo: helps === '' ? null : helps,
      overflowAfterSeconds: helps === '' ? null : numberOf(after),
    };
    const path = `/api/console/queues/${encodeURIComponent(queue.name)}`;
    if (await saving.save(path, queueChangeSchema, { version: queue.version, value })) onKept();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!saving.busy) void submit();
      }}
    >
      <NumberField label={words.share} error={error('targetShare')} value={share} onChange={setShare} />
      <NumberField label={words.seconds} error={error('targetSeconds')} value={seconds} onChange={setSeconds} />
      <NumberField
        label={words.abandonedShare}
        error={error('abandonedShare')}
        value={abandoned}
        onChange={setAbandoned}
      />
      <Field label={words.helpTo} error={error('overflowTo')}>
        {({ id, describedBy }) => (
          <select
            className="govuk-select"
            id={id}
            value={helps}
            aria-describedby={describedBy}
            onChange={({ target }) => setHelps(target.value)}
          >
            <option value="">{words.nobody}</option>
            {others.map((name) => (
              <option key={name} value={name}>
                {humanise(name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {helps !== '' && (
        <NumberField label={words.helpAfter} error={error('overflowAfterSeconds')} value={after} onChange={setAfter} />
      )}
      <FormEnd saving={saving} name={humanise(queue.name)} onCancel={onCancel} />
    </form>
  );
}
