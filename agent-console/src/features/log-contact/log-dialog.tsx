/** Writes a phone call, a visit, a letter or an email down in seconds, to go through the same policy as a chat. */
import { useEffect, useId, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { FORM_ERROR_LIMIT, LOG_LIMIT, writtenChannelSchema, type ContactLogged } from '@hub/contract';
import { fetchServices, logContact } from '../../hub/api.ts';
import { useHub } from '../../hub/context.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { en } from '../../wording/en.ts';
import { logDialog } from '../../wording/later/log-contact.ts';
import { emptyForm, missingIn, toLog, type LogForm, type Missing } from './log-form.ts';
import { ResidentPicker } from './resident-picker.tsx';

/** What was typed is kept until it is logged: Esc closes and loses nothing. */
const SAID_KEY = 'log-said';

const CHANNELS = writtenChannelSchema.options.map((value) => ({ value, label: en.channel[value] }));
const ACCESS = (['none', 'home', 'work', 'mobileOnly', 'notAsked'] as const).map((value) => ({
  value,
  label: logDialog.access[value],
}));
const TAKERS = (['me', 'team'] as const).map((value) => ({ value, label: logDialog.takers[value] }));

interface LogDialogProps {
  csrfToken: string;
  onLogged: (logged: ContactLogged) => void;
  onClose: () => void;
}

export function LogDialog({ csrfToken, onLogged, onClose }: LogDialogProps) {
  const { memory } = useHub();
  const id = useId();
  const [clientId] = useState(() => window.crypto.randomUUID());
  const [form, setForm] = useState<LogForm>(() => ({ ...emptyForm, said: memory.read(SAID_KEY) ?? '' }));
  const [missing, setMissing] = useState<Missing>({});
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const services = useQuery({ queryKey: ['services'], queryFn: fetchServices, staleTime: Infinity });
  const channel = useRef<HTMLInputElement>(null);
  const said = useRef<HTMLTextAreaElement>(null);
  useEffect(() => channel.current?.focus(), []);
  const change = (parts: Partial<LogForm>) => setForm((before) => ({ ...before, ...parts }));

  const send = () => {
    const lacks = missingIn(form);
    setMissing(lacks);
    const log = toLog(form, clientId);
    if (!log) (lacks.channel === undefined ? said : channel).current?.focus();
    if (!log || busy) return;
    setBusy(true);
    setProblem(null);
    void logContact(log, csrfToken).then(
      (logged) => {
        memory.write(SAID_KEY, '');
        onClose();
        onLogged(logged);
      },
      (error: unknown) => {
        setBusy(false);
        setProblem(error instanceof Error ? error.message : en.problem.unexpected);
      },
    );
  };

  return (
    <Dialog title={en.logContact.title} onClose={onClose}>
      <form
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault();
          send();
        }}
      >
        <RadioGroup
          id={`${id}-channel`}
          legend={logDialog.channel}
          options={CHANNELS}
          chosen={form.channel}
          onChoose={(value) => change({ channel: value })}
          error={missing.channel}
          first={channel}
        />
        <ResidentPicker
          csrfToken={csrfToken}
          chosen={form.residentReference}
          onChoose={(residentReference) => change({ residentReference })}
        />
        <div className="form-field">
          <label className="form-field__label" htmlFor={`${id}-said`}>
            {logDialog.said}
          </label>
          {missing.said !== undefined && (
            <p className="refusal" id={`${id}-said-error`} role="alert">
              {missing.said}
            </p>
          )}
          <textarea
            className="govuk-textarea"
            id={`${id}-said`}
            ref={said}
            rows={4}
            maxLength={LOG_LIMIT}
            value={form.said}
            aria-describedby={missing.said === undefined ? undefined : `${id}-said-error`}
            onChange={({ target }) => {
              change({ said: target.value });
              memory.write(SAID_KEY, target.value);
            }}
          />
        </div>
        <div className="form-field">
          <label className="form-field__label" htmlFor={`${id}-service`}>
            {logDialog.service}
          </label>
          <select
            className="govuk-select"
            id={`${id}-service`}
            value={form.serviceId}
            onChange={({ target }) => change({ serviceId: target.value })}
          >
            <option value="">{logDialog.serviceOpen}</option>
            {services.data?.services.map((service) => (
              <option key={service.id} value={service.id}>
                {service.name}
              </option>
            ))}
          </select>
        </div>
        <RadioGroup
          id={`${id}-access`}
          legend={logDialog.online}
          options={ACCESS}
          chosen={form.access}
          onChoose={(access) => change({ access })}
        />
        <div className="form-field form-field--check">
          <input
            type="checkbox"
            id={`${id}-tried`}
            checked={form.tried}
            onChange={({ target }) => change({ tried: target.checked })}
          />
          <label htmlFor={`${id}-tried`}>{logDialog.tried}</label>
        </div>
        {form.tried && (
          <div className="form-field">
            <label className="form-field__label" htmlFor={`${id}-shown`}>
              {logDialog.error}
            </label>
            <input
              className="govuk-input"
              id={`${id}-shown`}
              autoComplete="off"
              maxLength={FORM_ERROR_LIMIT}
              value={form.error}
              onChange={({ target }) => change({ error: target.value })}
            />
          </div>
        )}
        <RadioGroup
          id={`${id}-taker`}
          legend={logDialog.taker}
          options={TAKERS}
          chosen={form.takenBy}
          onChoose={(takenBy) => change({ takenBy })}
        />
        {problem !== null && (
          <p className="refusal" role="alert">
            {problem}
          </p>
        )}
        <div className="button-row">
          <button type="submit" className="govuk-button" aria-disabled={busy}>
            {logDialog.send}
          </button>
          <button type="button" className="govuk-button govuk-button--secondary" onClick={onClose}>
            {logDialog.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
