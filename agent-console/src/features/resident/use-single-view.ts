/** The single view of a contact's resident, as it comes in. */
import { useEffect, useReducer, useState } from 'react';
import type { PanelName } from '@hub/contract';
import { applyView, WAITING, type ViewState } from '../../hub/view-state.ts';
import { streamView } from '../../hub/view-stream.ts';
import { en } from '../../wording/en.ts';

interface SingleView {
  view: ViewState;
  /** Asks again; what other panels show stays. */
  retry: (panel: PanelName) => void;
}

/** `version` is the contact's: a new one may mean that the resident has said who they are. */
export function useSingleView(contactId: string, version: number): SingleView {
  const [view, change] = useReducer(applyView, WAITING);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const reading = new AbortController();
    const { signal } = reading;
    const end = (detail: string | null) => !signal.aborted && change({ event: 'ended', detail });
    streamView(contactId, { signal, tell: (event) => !signal.aborted && change(event) }).then(
      () => end(null),
      (error: unknown) => end(error instanceof Error ? error.message : en.problem.unexpected),
    );
    return () => reading.abort();
  }, [contactId, version, tries]);
  const retry = (panel: PanelName) => {
    change({ event: 'again', panel });
    setTries((before) => before + 1);
  };
  return { view, retry };
}
