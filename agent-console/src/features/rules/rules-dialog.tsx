/** The rules workbench, for supervisors: the rules and their drafts. It fills the page, since tables need the room. */
import { useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { en } from '../../wording/en.ts';
import { rules as words } from '../../wording/later/rules.ts';
import { DraftPage } from './draft-page.tsx';
import { Overview } from './overview.tsx';

export function RulesDialog({ csrfToken, onClose }: { csrfToken: string; onClose: () => void }) {
  const [draftId, setDraftId] = useState<string | null>(null);
  return (
    <Dialog title={en.rules.title} onClose={onClose}>
      <div className="rules">
        {draftId === null ? (
          <Overview csrfToken={csrfToken} onOpen={setDraftId} />
        ) : (
          <DraftPage {...{ draftId, csrfToken }} onBack={() => setDraftId(null)} />
        )}
        <div className="button-row">
          <button type="button" className="govuk-button govuk-button--secondary" onClick={onClose}>
            {words.close}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
