/** The rules workbench, for supervisors: rules with their drafts, and services. It fills the page, since tables need the room. */
import { useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { en } from '../../wording/en.ts';
import { rules as words } from '../../wording/later/rules.ts';
import { DraftPage } from './draft-page.tsx';
import { Overview } from './overview.tsx';
import { Services } from './services.tsx';
import './rules.scss';

type Part = { at: 'overview' } | { at: 'services' } | { at: 'draft'; draftId: string };

export function RulesDialog({ csrfToken, onClose }: { csrfToken: string; onClose: () => void }) {
  const [part, setPart] = useState<Part>({ at: 'overview' });
  return (
    <Dialog title={en.rules.title} onClose={onClose}>
      <div className="rules">
        <nav aria-label={words.parts}>
          {(['overview', 'services'] as const).map((at) => (
            <button
              type="button"
              className="link-button rules__tab"
              key={at}
              aria-current={part.at === at || (part.at === 'draft' && at === 'overview') ? 'page' : undefined}
              onClick={() => setPart({ at })}
            >
              {words[at]}
            </button>
          ))}
        </nav>
        {part.at === 'overview' && (
          <Overview csrfToken={csrfToken} onOpen={(draftId) => setPart({ at: 'draft', draftId })} />
        )}
        {part.at === 'services' && <Services csrfToken={csrfToken} />}
        {part.at === 'draft' && (
          <DraftPage {...{ draftId: part.draftId, csrfToken }} onBack={() => setPart({ at: 'overview' })} />
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
