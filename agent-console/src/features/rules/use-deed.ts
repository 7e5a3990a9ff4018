/** One thing at a time that is asked of the hub, and why it was refused. */
import { useState } from 'react';
import { RefusedRequest } from '../../hub/api.ts';
import { en } from '../../wording/en.ts';

export interface Refusal {
  message: string;
  /** The field that was wrong, where the hub says so. */
  where: string | undefined;
}
interface Deed {
  busy: boolean;
  refusal: Refusal | null;
  /** Ignored while another one runs. */
  run: <T>(deed: () => Promise<T>, onDone: (answer: T) => void) => void;
  refuse: (refusal: Refusal | null) => void;
}

const refusalOf = (error: unknown): Refusal => ({
  message: error instanceof Error ? error.message : en.problem.unexpected,
  where: error instanceof RefusedRequest ? error.where : undefined,
});

export function useDeed(): Deed {
  const [busy, setBusy] = useState(false);
  const [refusal, refuse] = useState<Refusal | null>(null);
  return {
    busy,
    refusal,
    refuse,
    run: (deed, onDone) => {
      if (busy) return;
      setBusy(true);
      refuse(null);
      deed()
        .then(onDone, (error: unknown) => refuse(refusalOf(error)))
        .finally(() => setBusy(false));
    },
  };
}
