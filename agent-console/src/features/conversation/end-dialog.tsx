/** Asks before a contact is ended. */
import type { ContactSummary } from '@hub/contract';
import { useHub } from '../../hub/context.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { en } from '../../wording/en.ts';

export function EndDialog({ contact, onClose }: { contact: ContactSummary; onClose: () => void }) {
  const hub = useHub();
  const { busy, refusal, run } = useCommand();
  const end = async () => {
    const answer = await hub.end(contact.contactId);
    if (answer.ok) {
      onClose();
      hub.select(contact.contactId);
    }
    return answer;
  };
  return (
    <Dialog title={en.end.title(contact.residentName)} onClose={onClose}>
      <p className="govuk-body-s">{en.end.body}</p>
      {refusal && <p className="refusal">{refusal}</p>}
      <div className="button-row">
        <button
          type="button"
          className="govuk-button govuk-button--warning"
          aria-disabled={busy}
          onClick={() => run(end)}
        >
          {en.end.confirm}
        </button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onClose}>
          {en.end.cancel}
        </button>
      </div>
    </Dialog>
  );
}
