/** Asks before a contact is marked as a disclosure, and says what follows (P15). */
import type { ContactSummary } from '@hub/contract';
import { useHub } from '../../hub/context.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { en } from '../../wording/en.ts';

interface DiscloseDialogProps {
  contact: ContactSummary;
  onClose: () => void;
  /** The hub has marked it. */
  onMarked: () => void;
}

export function DiscloseDialog({ contact, onClose, onMarked }: DiscloseDialogProps) {
  const hub = useHub();
  const { busy, refusal, run } = useCommand();
  const mark = async () => {
    const answer = await hub.disclose(contact.contactId);
    if (answer.ok) onMarked();
    return answer;
  };
  return (
    <Dialog title={en.disclose.title} onClose={onClose}>
      <p className="govuk-body-s">{en.disclose.body}</p>
      <ul className="govuk-list govuk-list--bullet govuk-body-s">
        {en.disclose.follows.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {refusal && <p className="refusal">{refusal}</p>}
      <div className="button-row">
        <button
          type="button"
          className="govuk-button govuk-button--warning"
          aria-disabled={busy}
          onClick={() => run(mark)}
        >
          {en.disclose.confirm}
        </button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onClose}>
          {en.disclose.cancel}
        </button>
      </div>
    </Dialog>
  );
}
