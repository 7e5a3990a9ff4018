/** Asks before the line of a resident is cut. */
import type { ContactSummary } from '@hub/contract';
import { Dialog } from '../../ui/dialog.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { en } from '../../wording/en.ts';
import { useTelephone } from './phone-context.tsx';

export function EndCallDialog({ contact, onClose }: { contact: ContactSummary; onClose: () => void }) {
  const { act } = useTelephone();
  const { busy, refusal, run } = useCommand();
  const end = async () => {
    const answer = await act(contact.contactId, 'end');
    if (answer.ok) onClose();
    return answer;
  };
  return (
    <Dialog title={en.call.end.title(contact.residentName)} onClose={onClose}>
      <p className="govuk-body-s">{en.call.end.body}</p>
      {refusal && (
        <p className="refusal" role="alert">
          {refusal}
        </p>
      )}
      <div className="button-row">
        <button
          type="button"
          className="govuk-button govuk-button--warning"
          aria-disabled={busy}
          onClick={() => run(end)}
        >
          {en.call.end.confirm}
        </button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onClose}>
          {en.call.end.cancel}
        </button>
      </div>
    </Dialog>
  );
}
