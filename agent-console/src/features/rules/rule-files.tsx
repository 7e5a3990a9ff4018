/** Rules as files: to be taken away as DMN or as JSON, and JSON that is brought back into a draft. */
import { useId, useRef, useState } from 'react';
import type { RuleDraft, RuleFileKind } from '@hub/contract';
import { rulesFile as words } from '../../wording/later/rules-file.ts';
import { rules } from '../../wording/later/rules.ts';
import { FaultList } from './fault-list.tsx';
import { FieldError } from './fields.tsx';
import { filePath, sendRulesFile } from './rules-api.ts';
import { useDeed } from './use-deed.ts';

const KINDS: readonly RuleFileKind[] = ['dmn', 'json'];

/** `draftId` is null for the rules in force. */
export function FileLinks({ draftId }: { draftId: string | null }) {
  return (
    <p>
      {KINDS.map((as) => (
        <a className="govuk-link rules__file" key={as} href={filePath(draftId, as)} download>
          {words.download[as]}
        </a>
      ))}
    </p>
  );
}

interface BringFileProps {
  draft: RuleDraft;
  csrfToken: string;
  onChanged: () => Promise<unknown>;
  onOpen: (place: { table: string; row: string | null }) => void;
}

export function BringFile({ draft, csrfToken, onChanged, onOpen }: BringFileProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { busy, refusal, run, refuse } = useDeed();
  const [faults, setFaults] = useState<readonly string[]>([]);
  const [said, setSaid] = useState('');
  const send = (file: File) => {
    setFaults([]);
    setSaid(rules.steps.busy);
    run(
      () => sendRulesFile(draft, file, csrfToken).finally(() => setSaid('')),
      ({ isTaken, faults: found }) => {
        setSaid(isTaken ? words.taken(found.length) : words.notTaken);
        if (!isTaken) {
          setFaults(found);
          return;
        }
        if (input.current) input.current.value = '';
        void onChanged();
      },
    );
  };
  const error = refusal?.message;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const file = input.current?.files?.[0];
        if (file) send(file);
        else refuse({ message: words.none, where: undefined });
      }}
    >
      <div className="form-field">
        <label className="form-field__label" htmlFor={id}>
          {words.choose}
        </label>
        <p className="quiet" id={`${id}-hint`}>
          {words.hint}
        </p>
        <div role="alert">
          <FieldError id={id} error={error} />
        </div>
        <input
          type="file"
          accept=".json,application/json"
          id={id}
          ref={input}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={error === undefined ? `${id}-hint` : `${id}-hint ${id}-error`}
        />
      </div>
      <button type="submit" className="govuk-button govuk-button--secondary button--small" aria-disabled={busy}>
        {words.submit}
      </button>
      <p role="status">{said}</p>
      {faults.length > 0 && <FaultList {...{ faults, tables: draft.tables, onOpen }} />}
    </form>
  );
}
