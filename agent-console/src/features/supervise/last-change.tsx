/** Who changed something last, and the button that undoes it. */
import type { LastChange as Last } from '@hub/contract';
import * as z from 'zod';
import { sinceInWords } from '../../wording/in-words.ts';
import { settings as words } from '../../wording/later/settings.ts';
import { useHubNow, WAITING_TICK_MS } from '../../ui/now.ts';
import { useSave } from './use-save.ts';

interface LastChangeProps {
  csrfToken: string;
  last: Last | null;
  /** What it is about, for those who hear several such buttons. */
  name: string;
  label?: string;
  onUndone: () => void;
}

export function LastChange({ csrfToken, last, name, label = words.undo, onUndone }: LastChangeProps) {
  const { busy, errorAt, save } = useSave(csrfToken, []);
  const now = useHubNow(WAITING_TICK_MS);
  if (!last) return null;
  const undo = async () => {
    if (busy) return;
    const path = `/api/console/changes/${last.changeId}/undo`;
    if (await save(path, z.object({}), {})) onUndone();
  };
  const problem = errorAt(null);
  return (
    <div className="last-change">
      <p className="quiet">{words.changedBy(last.by, sinceInWords(last.at, now))}</p>
      <button
        type="button"
        className="govuk-button govuk-button--secondary button--small"
        aria-label={words.of(label, name)}
        aria-disabled={busy}
        onClick={() => void undo()}
      >
        {label}
      </button>
      {problem !== undefined && (
        <p className="refusal" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
