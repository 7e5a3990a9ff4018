/** The rules workbench, for supervisors: rules with their drafts, and services. It fills the page, since tables need the room. */
import { useRef, useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { en } from '../../wording/en.ts';
import { rules as words } from '../../wording/later/rules.ts';
import { DraftPage } from './draft-page.tsx';
import { Overview } from './overview.tsx';
import { Services } from './services.tsx';
import { Unsaved } from './unsaved.tsx';
import './rules.scss';

type Part =
  | { at: 'overview' }
  | { at: 'services' }
  | { at: 'draft'; draftId: string; chosen: { table: string; row: string | null } };
const NOTHING_CHOSEN = { table: '', row: null };

export function RulesDialog({ csrfToken, onClose }: { csrfToken: string; onClose: () => void }) {
  const [part, setPart] = useState<Part>({ at: 'overview' });
  const parts = useRef<HTMLElement>(null);
  const openDraft = (draftId: string, chosen: { table: string; row: string | null }) =>
    setPart({ at: 'draft', draftId, chosen });
  return (
    <Dialog title={en.rules.title} onClose={onClose}>
      <div className="rules">
        <Unsaved
          open={part.at === 'draft' ? { draftId: part.draftId, row: part.chosen.row } : null}
          onGoOn={({ draftId, table, row }) => openDraft(draftId, { table, row })}
          onThrownAway={() => parts.current?.focus()}
        />
        <nav aria-label={words.parts} tabIndex={-1} ref={parts}>
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
          <Overview csrfToken={csrfToken} onOpen={(draftId) => openDraft(draftId, NOTHING_CHOSEN)} />
        )}
        {part.at === 'services' && <Services csrfToken={csrfToken} />}
        {part.at === 'draft' && (
          <DraftPage
            key={part.draftId}
            {...{ draftId: part.draftId, chosen: part.chosen, csrfToken }}
            onChoose={(chosen) => openDraft(part.draftId, chosen)}
            onBack={() => setPart({ at: 'overview' })}
          />
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
