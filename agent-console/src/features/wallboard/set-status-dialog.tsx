/** Sets a colleague's status, with a reason that they read. */
import { useId, useState } from 'react';
import { statusSetForSchema, type BoardAgent, type StatusSetFor } from '@hub/contract';
import { useHub } from '../../hub/context.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { wallboard as words } from '../../wording/later/wallboard.ts';

const options = statusSetForSchema.shape.status.options.map((value) => ({ value, label: words.state[value] }));

export function SetStatusDialog({ agent, onClose }: { agent: BoardAgent; onClose: () => void }) {
  const id = useId();
  const hub = useHub();
  const { busy, refusal, run } = useCommand();
  const [status, setStatus] = useState<StatusSetFor['status'] | null>(null);
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const missing = { status: isAsked && status === null, reason: isAsked && reason.trim() === '' };
  const set = () => {
    setAsked(true);
    if (status === null || reason.trim() === '') return;
    run(async () => {
      const answer = await hub.setStatusFor({ staffId: agent.staffId, status, reason: reason.trim() });
      if (answer.ok) onClose();
      return answer;
    });
  };
  return (
    <Dialog title={words.setStatusOf(agent.name)} onClose={onClose}>
      <RadioGroup
        id={`${id}-status`}
        legend={words.status}
        options={options}
        chosen={status}
        onChoose={setStatus}
        error={missing.status ? words.statusMissing : undefined}
      />
      <div className="form-field">
        <label className="form-field__label" htmlFor={`${id}-reason`}>
          {words.reason}
        </label>
        {missing.reason && (
          <p className="refusal" id={`${id}-missing`} role="alert">
            {words.reasonMissing}
          </p>
        )}
        <input
          className="govuk-input"
          id={`${id}-reason`}
          maxLength={200}
          value={reason}
          aria-describedby={missing.reason ? `${id}-missing` : undefined}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      {refusal !== null && (
        <p className="refusal" role="alert">
          {refusal}
        </p>
      )}
      <div className="button-row">
        <button type="button" className="govuk-button" aria-disabled={busy} onClick={set}>
          {words.set}
        </button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onClose}>
          {words.cancel}
        </button>
      </div>
    </Dialog>
  );
}
