/** Fetches the work, and fetches it again when it may have changed: never two at once for the same reason, never one too few. */
import type { WorkSnapshot } from '@hub/contract';
import { RefusedRequest } from './api.ts';
import type { Change, WorkChange } from './reduce.ts';

/** The pause after a fetch that failed, in seconds. */
const AGAIN_AFTER_SECONDS = 3;

export interface WorkFetcherParts {
  /** Rejects with a `RefusedRequest`. */
  fetch: () => Promise<{ work: WorkSnapshot; skewMs: number }>;
  /** Whether a failed fetch is worth trying again; connecting again starts anew by itself. */
  online: () => boolean;
  apply: (change: Change) => void;
  wait: (seconds: number) => Promise<void>;
}

export interface WorkFetcher {
  /** Fetches now, whatever is under way: only the newest fetch counts. */
  refresh: () => Promise<void>;
  /** Says that the work has changed: it is fetched now, or once more after the fetch that is under way. */
  changed: () => void;
  /** Applies a change to the work, also on top of a snapshot that is being fetched. */
  applyWork: (change: WorkChange) => void;
}

/** Makes the one place from which the work is fetched. */
export function createWorkFetcher({ fetch, online, apply, wait }: WorkFetcherParts): WorkFetcher {
  /** Changes that came while a snapshot was being fetched; null when none is. */
  let sinceSnapshot: WorkChange[] | null = null;
  let newest = 0;
  let underWay = false;
  /** How often the work was said to have changed. */
  let timesChanged = 0;

  /** `old` when a newer fetch has begun meanwhile: then nothing was applied. */
  async function attempt(mine: number): Promise<'fetched' | 'failed' | 'signed-out' | 'old'> {
    sinceSnapshot = [];
    try {
      const { work, skewMs } = await fetch();
      if (mine !== newest) return 'old';
      const since = sinceSnapshot;
      sinceSnapshot = null;
      apply({ type: 'snapshot', work, skewMs });
      for (const change of since) apply(change);
      return 'fetched';
    } catch (error) {
      if (!(error instanceof RefusedRequest)) throw error;
      if (mine !== newest) return 'old';
      sinceSnapshot = null;
      if (error.status === 401) {
        apply({ type: 'connection', connection: 'signed-out' });
        return 'signed-out';
      }
      apply({ type: 'work-problem', detail: error.message });
      return 'failed';
    }
  }

  async function refresh(): Promise<void> {
    newest += 1;
    const mine = newest;
    underWay = true;
    try {
      for (;;) {
        const heard = timesChanged;
        const end = await attempt(mine);
        if (end === 'old' || end === 'signed-out') return;
        if (end === 'fetched' && heard === timesChanged) return;
        if (end === 'failed') {
          await wait(AGAIN_AFTER_SECONDS);
          if (mine !== newest || !online()) return;
        }
      }
    } finally {
      if (mine === newest) underWay = false;
    }
  }

  return {
    refresh,
    changed: () => {
      timesChanged += 1;
      if (!underWay) void refresh();
    },
    applyWork: (change) => {
      sinceSnapshot?.push(change);
      apply(change);
    },
  };
}
