/** Makes a code for the resident and shows it, to be read out: they go on with the same conversation on the website. */
import { useQuery } from '@tanstack/react-query';
import type { ContactSummary } from '@hub/contract';
import { makeCode } from '../../hub/api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { en } from '../../wording/en.ts';

interface CodeDialogProps {
  csrfToken: string;
  contact: ContactSummary;
  onClose: () => void;
}

export function CodeDialog({ csrfToken, contact, onClose }: CodeDialogProps) {
  // Made once, when the dialog opens: a second one would end the first while it is being read out.
  const made = useQuery({
    queryKey: ['code', contact.contactId],
    queryFn: () => makeCode(contact.contactId, csrfToken),
    ...{ retry: false, gcTime: 0, staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false },
  });
  return (
    <Dialog title={en.code.title} onClose={onClose}>
      <div role="status">
        {made.isPending && <p className="govuk-body-s">{en.code.making}</p>}
        {made.data && (
          <>
            <p className="code-digits">{en.code.readOut(made.data.code)}</p>
            <p className="govuk-body-s">{en.code.where}</p>
            <p className="govuk-body-s">{en.code.works}</p>
          </>
        )}
      </div>
      {made.error && <p className="refusal">{made.error.message}</p>}
      <div className="button-row">
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onClose}>
          {en.code.close}
        </button>
      </div>
    </Dialog>
  );
}
