/** My status: what it is, and the buttons that change it. */
import { useEffect, useId, useRef, useState } from 'react';
import { agentStatusSchema, type Me } from '@hub/contract';
import { useHub } from '../../hub/context.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { en } from '../../wording/en.ts';

function StatusPanel({ me, onDone }: { me: Me; onDone: () => void }) {
  const hub = useHub();
  const id = useId();
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand();
  return (
    <div className="status__panel" role="group" aria-label={en.setStatus.title}>
      <p className="quiet">
        {en.setStatus.places(me.load, me.capacity)}. {en.setStatus.note}
      </p>
      <label className="status__label" htmlFor={id}>
        {en.setStatus.reason}
      </label>
      <input
        className="govuk-input status__reason"
        id={id}
        maxLength={200}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <ul className="plain-list">
        {agentStatusSchema.options.map((status) => (
          <li key={status}>
            <button
              type="button"
              className="status__choice"
              aria-pressed={status === me.status}
              aria-disabled={busy}
              onClick={() =>
                run(async () => {
                  const answer = await hub.setStatus(status, reason);
                  if (answer.ok) onDone();
                  return answer;
                })
              }
            >
              {en.status[status]}
            </button>
          </li>
        ))}
      </ul>
      {refusal && (
        <p className="refusal" role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}

export function StatusControl({ me }: { me: Me }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const whole = useRef<HTMLDivElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };

  useEffect(() => {
    if (!open) return;
    const pressedElsewhere = ({ target }: PointerEvent) => {
      if (target instanceof Node && !whole.current?.contains(target)) setOpen(false);
    };
    document.addEventListener('pointerdown', pressedElsewhere);
    return () => document.removeEventListener('pointerdown', pressedElsewhere);
  }, [open]);

  return (
    <div
      className="status"
      ref={whole}
      onKeyDown={({ key }) => {
        if (key === 'Escape' && open) close();
      }}
    >
      <button
        type="button"
        className={`status__button status__button--${me.status}`}
        aria-expanded={open}
        ref={button}
        onClick={() => setOpen(!open)}
      >
        {en.setStatus.button(en.status[me.status])}
      </button>
      {open && <StatusPanel me={me} onDone={close} />}
    </div>
  );
}
