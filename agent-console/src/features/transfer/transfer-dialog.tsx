/** Hands a contact over, or asks a colleague: how, who, what it needs, and a note. */
import { useId, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { TRANSFER_NOTE_LIMIT, type Colleagues, type ContactSummary, type TransferHow } from '@hub/contract';
import { fetchColleagues } from '../../hub/api.ts';
import { useHub } from '../../hub/context.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { en } from '../../wording/en.ts';
import { transferDialog } from '../../wording/later/transfer.ts';
import { SkillChoice } from './skill-choice.tsx';
import { colleagueChoices, goalOf, queueChoices, waysFor, type Choice } from './transfer-form.ts';

interface TransferDialogProps {
  contact: ContactSummary;
  /** A supervisor moves what is not theirs. */
  isMove: boolean;
  onClose: () => void;
}

export function TransferDialog({ contact, isMove, onClose }: TransferDialogProps) {
  const { contactId, residentName } = contact;
  const found = useQuery({
    queryKey: ['colleagues', contactId],
    queryFn: () => fetchColleagues(contactId),
    staleTime: 0,
    gcTime: 0,
  });
  const title = isMove ? transferDialog.moveTitle(residentName) : transferDialog.title(residentName);
  return (
    <Dialog title={title} onClose={onClose}>
      {found.isPending && <Skeleton lines={4} label={transferDialog.loading} />}
      {found.isError && (
        <ProblemNote title={transferDialog.failed} detail={found.error.message} onRetry={() => void found.refetch()} />
      )}
      {found.data && <TransferForm contact={contact} isMove={isMove} colleagues={found.data} onClose={onClose} />}
    </Dialog>
  );
}

function Options({ label, choices }: { label: string; choices: readonly Choice[] }) {
  return (
    <optgroup label={label}>
      {choices.map(({ value, label: words, disabled }) => (
        <option key={value} value={value} disabled={disabled}>
          {words}
        </option>
      ))}
    </optgroup>
  );
}

function TransferForm({ contact, isMove, colleagues, onClose }: TransferDialogProps & { colleagues: Colleagues }) {
  const id = useId();
  const hub = useHub();
  const { busy, refusal, run } = useCommand();
  const ways = waysFor(isMove, colleagues.mayHandOver);
  const [how, setHow] = useState<TransferHow>(ways[0] ?? 'introduce');
  const [who, setWho] = useState('');
  const [note, setNote] = useState('');
  const [skills, setSkills] = useState<readonly string[]>(colleagues.skills);
  const [isMissing, setMissing] = useState(false);

  const send = () => {
    const to = goalOf(who);
    setMissing(to === null);
    if (to === null) return;
    run(async () => {
      const chosen = how === 'hand-over' ? { skills: [...skills] } : {};
      const answer = await hub.transfer({ contactId: contact.contactId, how, to, note, ...chosen });
      if (answer.ok) onClose();
      return answer;
    });
  };

  return (
    <>
      {!isMove && (
        <RadioGroup
          id={`${id}-how`}
          legend={transferDialog.howLegend}
          options={ways.map((value) => ({ value, label: transferDialog.how[value] }))}
          chosen={how}
          onChoose={setHow}
        />
      )}
      {!isMove && <p className="quiet transfer__help">{transferDialog.howHelp[how]}</p>}
      {!isMove && !colleagues.mayHandOver && <p className="quiet transfer__help">{transferDialog.warmOnly}</p>}
      <div className="form-field">
        <label className="form-field__label" htmlFor={`${id}-who`}>
          {transferDialog.who}
        </label>
        {isMissing && (
          <p className="refusal" id={`${id}-missing`} role="alert">
            {transferDialog.whoMissing}
          </p>
        )}
        <select
          className="govuk-select transfer__who"
          id={`${id}-who`}
          aria-describedby={isMissing ? `${id}-missing` : undefined}
          value={who}
          onChange={({ target }) => setWho(target.value)}
        >
          <option value="">{transferDialog.choose}</option>
          <Options label={transferDialog.colleagues} choices={colleagueChoices(colleagues)} />
          <Options label={transferDialog.queues} choices={queueChoices(colleagues, how)} />
        </select>
        {how !== 'hand-over' && <p className="quiet">{transferDialog.anyone}</p>}
      </div>
      {how === 'hand-over' && <SkillChoice colleagues={colleagues} chosen={skills} onChoose={setSkills} />}
      <div className="form-field">
        <label className="form-field__label" htmlFor={`${id}-note`}>
          {transferDialog.note}
        </label>
        <textarea
          className="govuk-textarea"
          id={`${id}-note`}
          rows={3}
          maxLength={TRANSFER_NOTE_LIMIT}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </div>
      {refusal && (
        <p className="refusal" role="alert">
          {refusal}
        </p>
      )}
      <div className="button-row">
        <button type="button" className="govuk-button" aria-disabled={busy} onClick={send}>
          {isMove ? en.transfer.move : transferDialog.confirm[how]}
        </button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onClose}>
          {transferDialog.cancel}
        </button>
      </div>
    </>
  );
}
