/** The wallboard as the hub tells of it, for as long as the page is open. */
import { useEffect, useState } from 'react';
import type { Wallboard } from '@hub/contract';
import { useHub, useHubState } from '../../hub/context.tsx';

/** `problem`: why the hub does not tell, in words. */
export function useBoard(): { board: Wallboard | null; problem: string | null; again: () => void } {
  const hub = useHub();
  const online = useHubState((state) => state.connection === 'online');
  const board = useHubState((state) => state.wallboard);
  const [problem, setProblem] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!online) return;
    let isOpen = true;
    void hub.watchWallboard(true).then((answer) => {
      if (isOpen) setProblem(answer.ok ? null : answer.problem.detail);
    });
    return () => {
      isOpen = false;
      void hub.watchWallboard(false);
    };
  }, [hub, online, tries]);
  return { board, problem, again: () => setTries(tries + 1) };
}
