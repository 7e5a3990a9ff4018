/** Runs one command of the hub at a time and keeps its refusal to be shown. */
import { useState } from 'react';
import type { Outcome } from '@hub/contract';

interface CommandState {
  busy: boolean;
  /** Why the last one was refused, in words; null when it was not. */
  refusal: string | null;
  /** Starts a command; ignored while one runs. */
  run: (command: () => Promise<Outcome>) => void;
}

export function useCommand(): CommandState {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const run = (command: () => Promise<Outcome>) => {
    if (busy) return;
    setBusy(true);
    setRefusal(null);
    void command().then((answer) => {
      setBusy(false);
      if (!answer.ok) setRefusal(answer.problem.detail);
    });
  };
  return { busy, refusal, run };
}
