/** Asks until when a contact is set aside. */
import { useId, useState } from 'react';
import type { ContactSummary } from '@hub/contract';
import { useHub } from '../../hub/context.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { CHOICES, untilWhen, type Choice } from './until-when.ts';
import { words } from './words.ts';

const options = CHOICES.map((value) => ({ value, label: words.choice[value] }));

export function SetAsideDialog({ contact, onClose }: { contact: ContactSummary; onClose: () => void }) {
  const id = useId();
  const hub = useHub();
  const { busy, refusal, run } = useCommand();
  const [choice, setChoice] = useState<Choice>('half');
  const [other, setOther] = useState('');
  const [isMissing, setMissing] = useState(false);
  const confirm = () => {
    const until = untilWhen(choice, other, Date.now());
    setMissing(until === null);
    if (until === null) return;
    run(async () => {
      const answer = await hub.setAside(contact.contactId, until);
      if (answer.ok) onClose();
      return answer;
    });
  };
  const wrong = refusal ?? (isMissing ? words.missing : undefined);
  return (
    <Dialog title={words.title(contact.residentName)} onClose={onClose}>
      <p className="govuk-body-s">{words.help}</p>
      <RadioGroup id={id} legend={words.legend} options={options} chosen={choice} onChoose={setChoice} error={wrong} />
      {choice === 'other' && (
        <div className="form-field">
          <label className="form-field__label" htmlFor={`${id}-time`}>
            {words.time}
          </label>
          <input
            className="govuk-input govuk-input--width-20"
            type="datetime-local"
            id={`${id}-time`}
            value={other}
            onChange={({ target }) => setOther(target.value)}
          />
        </div>
      )}
      <div className="button-row">
        <button type="button" className="govuk-button" aria-disabled={busy} onClick={confirm}>
          {words.confirm}
        </button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onClose}>
          {words.cancel}
        </button>
      </div>
    </Dialog>
  );
}
