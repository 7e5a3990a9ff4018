/** Writes a ready reply; how easily it is read stands beside it while it is typed. */
import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { readingSchema, replyChangeSchema, type Reply } from '@hub/contract';
import { fetchServices, post } from '../../hub/api.ts';
import { settings } from '../../wording/later/settings.ts';
import { Field, NumberField } from '../supervise/field.tsx';
import { FormEnd } from '../supervise/form-end.tsx';
import { useSave } from '../supervise/use-save.ts';

const words = settings.replies;
/** Asked once the supervisor pauses. */
const PAUSE_MS = 400;

interface ReplyFormProps {
  csrfToken: string;
  reply: Pick<Reply, 'id' | 'version' | 'value'>;
  onCancel: () => void;
  onKept: (title: string) => void;
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(text), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [text]);
  return settled;
}

function Reading({ csrfToken, text }: { csrfToken: string; text: string }) {
  const settled = useSettled(text);
  const { data } = useQuery({
    queryKey: ['reading-age', settled],
    queryFn: () => post('/api/console/reading-age', readingSchema, csrfToken, { text: settled }),
    enabled: settled.trim() !== '',
    placeholderData: (before) => before,
  });
  if (!data || settled.trim() === '') return null;
  const { age, longestSentence, limits } = data;
  const isHard = longestSentence > limits.sentence || (age !== null && age > limits.age);
  return (
    <p className={isHard ? 'reading reading--hard' : 'reading'} role="status">
      {isHard && <strong>{words.tooHard} </strong>}
      {age !== null && `${words.age(age, limits.age)} `}
      {words.sentence(longestSentence, limits.sentence)}
    </p>
  );
}

export function ReplyForm({ csrfToken, reply, onCancel, onKept }: ReplyFormProps) {
  const [value, setValue] = useState(reply.value);
  const [position, setPosition] = useState(String(reply.value.position));
  const change = (part: Partial<typeof value>) => setValue({ ...value, ...part });
  const services = useQuery({ queryKey: ['services'], queryFn: fetchServices });
  const saving = useSave(csrfToken, ['value.title', 'value.text', 'value.serviceId', 'value.position']);
  const submit = async () => {
    const place = position.trim() === '' ? Number.NaN : Number(position);
    const changed = { version: reply.version, value: { ...value, position: place } };
    if (await saving.save(`/api/console/replies/${reply.id}`, replyChangeSchema, changed)) onKept(value.title);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!saving.busy) void submit();
      }}
    >
      <Field label={words.name} error={saving.errorAt('value.title')}>
        {({ id, describedBy }) => (
          <input
            className="govuk-input"
            id={id}
            value={value.title}
            aria-describedby={describedBy}
            onChange={({ target }) => change({ title: target.value })}
          />
        )}
      </Field>
      <Field label={words.text} hint={words.gaps} error={saving.errorAt('value.text')}>
        {({ id, describedBy }) => (
          <textarea
            className="govuk-textarea"
            id={id}
            rows={4}
            value={value.text}
            aria-describedby={describedBy}
            onChange={({ target }) => change({ text: target.value })}
          />
        )}
      </Field>
      <Reading csrfToken={csrfToken} text={value.text} />
      <Field label={words.service} error={saving.errorAt('value.serviceId')}>
        {({ id, describedBy }) => (
          <select
            className="govuk-select"
            id={id}
            value={value.serviceId ?? ''}
            aria-describedby={describedBy}
            onChange={({ target }) => change({ serviceId: target.value === '' ? null : target.value })}
          >
            <option value="">{words.anyService}</option>
            {services.data?.services.map(({ id: serviceId, name }) => (
              <option key={serviceId} value={serviceId}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <NumberField
        label={words.position}
        error={saving.errorAt('value.position')}
        value={position}
        onChange={setPosition}
      />
      <FormEnd saving={saving} name={value.title} onCancel={onCancel} />
    </form>
  );
}
