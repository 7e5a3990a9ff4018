/** A theme gets its name, or is closed with what was done. What was typed stays where the hub refuses it. */
import { useState, type SubmitEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { Theme } from '@hub/contract';
import * as z from 'zod';
import { fetchMe, post, RefusedRequest } from '../../hub/api.ts';
import { themes as words } from '../../wording/later/themes.ts';
import { TextField } from './text-field.tsx';

const PATH = '/api/console/themes';

/** Sends a change; what was wrong, and where, once it was refused. */
function useSending(path: string, onDone: () => void) {
  const sending = useMutation({
    mutationFn: async (payload: object) => post(path, z.object({}), (await fetchMe()).csrfToken, payload),
    onSuccess: onDone,
  });
  const { error } = sending;
  const where = error instanceof RefusedRequest ? error.where : undefined;
  return {
    send: (payload: object) => {
      if (!sending.isPending) sending.mutate(payload);
    },
    busy: sending.isPending,
    wrongIn: (field: string) => (error !== null && where === field ? error.message : undefined),
    wrong: (fields: readonly string[]) => (error !== null && !fields.includes(where ?? '') ? error.message : undefined),
  };
}

const NAMED = ['name', 'owner', 'said'] as const;

export function NewTheme({ found, onDone, onCancel }: { found: string[]; onDone: () => void; onCancel: () => void }) {
  const [given, setGiven] = useState({ name: found.join(', '), owner: '', said: '' });
  const { send, busy, wrongIn, wrong } = useSending(PATH, onDone);
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    send({ ...given, words: found });
  };
  return (
    <form noValidate onSubmit={onSubmit} aria-label={words.form}>
      {NAMED.map((field) => (
        <TextField
          key={field}
          label={words[field]}
          {...(field === 'said' && { hint: words.plain })}
          value={given[field]}
          wrong={wrongIn(field)}
          onChange={(value) => setGiven({ ...given, [field]: value })}
        />
      ))}
      {wrong(NAMED) !== undefined && (
        <p className="refusal" role="alert">
          {wrong(NAMED)}
        </p>
      )}
      <div className="button-row">
        <button type="submit" className="govuk-button" aria-disabled={busy}>
          {words.save}
        </button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}

export function OpenTheme({ theme, onDone }: { theme: Theme; onDone: () => void }) {
  const [did, setDid] = useState('');
  const { themeId, version, name, owner, said } = theme;
  const { send, busy, wrongIn, wrong } = useSending(`${PATH}/${themeId}/close`, onDone);
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    send({ version, did });
  };
  return (
    <form noValidate onSubmit={onSubmit} aria-label={name}>
      <h5 className="govuk-heading-s">{name}</h5>
      <p>
        {said} {words.ownedBy(owner)}
      </p>
      <TextField label={words.did} hint={words.plain} value={did} wrong={wrongIn('did')} onChange={setDid} />
      {wrong(['did']) !== undefined && (
        <p className="refusal" role="alert">
          {wrong(['did'])}
        </p>
      )}
      <div className="button-row">
        <button type="submit" className="govuk-button" aria-disabled={busy}>
          {words.close}
          <span className="govuk-visually-hidden">{name}</span>
        </button>
      </div>
    </form>
  );
}
