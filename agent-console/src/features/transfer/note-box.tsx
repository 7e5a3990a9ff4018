/** Where somebody who does not hold a contact writes for staff alone. */
import { useId, useState } from 'react';
import { MESSAGE_LIMIT, type ContactSummary } from '@hub/contract';
import { useHub } from '../../hub/context.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { en } from '../../wording/en.ts';

export function NoteBox({ contact }: { contact: ContactSummary }) {
  const id = useId();
  const hub = useHub();
  const { busy, refusal, run } = useCommand();
  const [text, setText] = useState('');
  const write = async () => {
    const answer = await hub.note(contact.contactId, text);
    if (answer.ok) setText('');
    return answer;
  };
  return (
    <div className="composer">
      <label className="form-field__label" htmlFor={id}>
        {en.transfer.noteLabel}
      </label>
      <textarea
        className="govuk-textarea composer__box"
        id={id}
        rows={2}
        maxLength={MESSAGE_LIMIT}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {refusal && (
        <p className="refusal" role="alert">
          {refusal}
        </p>
      )}
      <button
        type="button"
        className="govuk-button button--small"
        aria-disabled={busy || text.trim() === ''}
        onClick={() => {
          if (text.trim() !== '') run(write);
        }}
      >
        {en.transfer.noteSend}
      </button>
    </div>
  );
}
