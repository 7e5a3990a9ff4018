/** What the resident needs, before anything else of them: how it was kept, what they said in this contact, and the way to change it. */
import { useState } from 'react';
import type { NeedsPassport, PanelData } from '@hub/contract';
import { LaterDialog } from '../../ui/later.tsx';
import { en } from '../../wording/en.ts';
import { dateInWords, languageName } from '../../wording/in-words.ts';
import { Labels } from './labels.tsx';

const loadDialog = () => import('../needs/needs-dialog.tsx').then((part) => part.NeedsDialog);

/** Whoever deals with the contact may change what is kept. */
export interface NeedsEditing {
  contactId: string;
  csrfToken: string;
  onChanged: () => void;
}

function Kept({ passport }: { passport: NeedsPassport }) {
  if (passport.state === 'withdrawn')
    return <p className="quiet">{en.resident.withdrawn(dateInWords(passport.withdrawnAt))}</p>;
  const { words, recordedBy, recordedAt, isDue, reviewOn } = passport;
  return (
    <>
      {words !== '' && <p>{words}</p>}
      {isDue && <p className="refusal">{en.resident.toBeChecked}</p>}
      <p className="quiet">{en.resident.kept(recordedBy, dateInWords(recordedAt), dateInWords(reviewOn))}</p>
    </>
  );
}

export function Needs({ resident, editing }: { resident: PanelData<'resident'>; editing: NeedsEditing | undefined }) {
  const [isOpen, setOpen] = useState(false);
  const { needs, saidHere, interpreterLanguage, passport } = resident;
  const close = () => setOpen(false);
  return (
    <div className="needs">
      <h3 className="panel__title">{en.resident.needs}</h3>
      {needs.length === 0 && saidHere.length === 0 ? <p>{en.resident.noNeeds}</p> : <Labels items={needs} />}
      {saidHere.length > 0 && (
        <>
          <p>{en.resident.saidHere}</p>
          <Labels items={saidHere} />
        </>
      )}
      {interpreterLanguage !== null && <p>{en.resident.interpreter(languageName(interpreterLanguage))}</p>}
      {passport && <Kept passport={passport} />}
      {editing && (
        <button
          type="button"
          className="govuk-button govuk-button--secondary button--small"
          onClick={() => setOpen(true)}
        >
          {en.resident.changeNeeds}
        </button>
      )}
      {isOpen && editing && (
        <LaterDialog
          title={en.resident.changeNeeds}
          load={loadDialog}
          given={{ ...editing, resident, onClose: close }}
        />
      )}
    </div>
  );
}
