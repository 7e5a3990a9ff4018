/** Days with other hours: which, what is different, and why, as residents are told. */
import { useId, useState } from 'react';
import { hoursChangeSchema, type HoursException, type HoursValue } from '@hub/contract';
import { hours as words } from '../../wording/later/hours.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { FormEnd } from '../supervise/form-end.tsx';
import { useSave } from '../supervise/use-save.ts';
import { TextField } from './text-field.tsx';

export const FIRST: HoursValue = { from: '', to: '', open: [], reason: '' };
const FIELDS = ['from', 'to', 'open.0', 'open.0.0', 'open.0.1', 'open.1', 'open.1.0', 'open.1.1', 'reason'];
const KINDS = [
  { value: 'closed', label: words.kinds.closed },
  { value: 'other', label: words.kinds.other },
] as const;

interface ExceptionFormProps {
  csrfToken: string;
  exception: Pick<HoursException, 'id' | 'version' | 'value'>;
  onCancel: () => void;
  onKept: (value: HoursValue) => void;
}

export function ExceptionForm({ csrfToken, exception, onCancel, onKept }: ExceptionFormProps) {
  const first = exception.value;
  const id = useId();
  const [from, setFrom] = useState(first.from);
  const [to, setTo] = useState(first.to);
  const [kind, setKind] = useState<'closed' | 'other'>(first.open.length === 0 ? 'closed' : 'other');
  const [[opens, closes], setTimes] = useState<[string, string]>(first.open[0] ?? ['09:00', '17:00']);
  const [[opensAgain, closesAgain], setAgain] = useState<[string, string]>(first.open[1] ?? ['', '']);
  const [reason, setReason] = useState(first.reason);
  const saving = useSave(
    csrfToken,
    FIELDS.map((field) => `value.${field}`),
  );
  const error = (...fields: string[]) =>
    fields.map((field) => saving.errorAt(`value.${field}`)).find((text) => text !== undefined);
  const submit = async () => {
    const hasBreak = opensAgain.trim() !== '' || closesAgain.trim() !== '';
    const times: [string, string][] = [
      [opens.trim(), closes.trim()],
      ...(hasBreak ? [[opensAgain.trim(), closesAgain.trim()] satisfies [string, string]] : []),
    ];
    const value: HoursValue = { from, to, open: kind === 'closed' ? [] : times, reason: reason.trim() };
    if (
      await saving.save(`/api/console/hours/${exception.id}`, hoursChangeSchema, { version: exception.version, value })
    )
      onKept(value);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!saving.busy) void submit();
      }}
    >
      <TextField
        label={words.from}
        type="date"
        error={error('from')}
        value={from}
        onChange={(day) => {
          setFrom(day);
          if (to === '' || to < day) setTo(day);
        }}
      />
      <TextField label={words.to} hint={words.toHint} type="date" error={error('to')} value={to} onChange={setTo} />
      <RadioGroup id={id} legend={words.what} options={KINDS} chosen={kind} onChoose={setKind} />
      {kind === 'other' && (
        <>
          <TextField
            label={words.opens}
            hint={words.timeHint}
            error={error('open.0', 'open.0.0')}
            value={opens}
            onChange={(time) => setTimes([time, closes])}
          />
          <TextField
            label={words.closes}
            error={error('open.0.1')}
            value={closes}
            onChange={(time) => setTimes([opens, time])}
          />
          <TextField
            label={words.opensAgain}
            error={error('open.1', 'open.1.0')}
            value={opensAgain}
            onChange={(time) => setAgain([time, closesAgain])}
          />
          <TextField
            label={words.closesAgain}
            error={error('open.1.1')}
            value={closesAgain}
            onChange={(time) => setAgain([opensAgain, time])}
          />
        </>
      )}
      <TextField
        label={words.reason}
        hint={words.reasonHint}
        isWide
        error={error('reason')}
        value={reason}
        onChange={setReason}
      />
      <FormEnd saving={saving} name={from === '' ? words.newTitle : words.days(from, to)} onCancel={onCancel} />
    </form>
  );
}
