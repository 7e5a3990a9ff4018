/** Keeps threads without gaps: asks the hub for what follows the last sequence held, one request at a time a conversation. */
import type { Outcome, SyncReply, SyncRequest, Thread } from '@hub/contract';
import type { Change } from './reduce.ts';

/** How often one fetch is tried while the hub is busy, and the pause in between. */
const TRIES = 5;
const AGAIN_AFTER_SECONDS = 2;

export interface ThreadKeeperParts {
  thread: (conversationId: string) => Thread | undefined;
  ask: (request: SyncRequest) => Promise<Outcome<SyncReply>>;
  online: () => boolean;
  apply: (change: Change) => void;
  wait: (seconds: number) => Promise<void>;
}

/**
 * Makes the function that brings a thread up to date. Called again while it runs, it runs once more afterwards, so that an
 * event that came too early to be applied is not forgotten.
 */
export function createThreadKeeper(parts: ThreadKeeperParts): (conversationId: string) => Promise<void> {
  /** Value: whether somebody asked again since. */
  const running = new Map<string, boolean>();

  async function fetchPage(conversationId: string): Promise<'more' | 'end' | 'stopped'> {
    const after = parts.thread(conversationId)?.lastSeq ?? 0;
    for (let attempt = 1; ; attempt += 1) {
      const answer = await parts.ask({ conversationId, after });
      if (answer.ok) {
        const more = answer.more && answer.events.length > 0;
        parts.apply({ type: 'events', conversationId, events: answer.events, end: !more });
        return more ? 'more' : 'end';
      }
      // Without a connection there is nothing to report: connecting again starts this anew.
      if (!parts.online()) return 'stopped';
      if (answer.problem.code !== 'busy' || attempt === TRIES) {
        parts.apply({ type: 'thread-problem', conversationId, detail: answer.problem.detail });
        return 'stopped';
      }
      await parts.wait(answer.problem.retryAfterSeconds ?? AGAIN_AFTER_SECONDS);
    }
  }

  return async (conversationId) => {
    if (running.has(conversationId)) {
      running.set(conversationId, true);
      return;
    }
    try {
      for (;;) {
        running.set(conversationId, false);
        const reached = await fetchPage(conversationId);
        if (reached === 'stopped') return;
        if (reached === 'end' && !running.get(conversationId)) return;
      }
    } finally {
      running.delete(conversationId);
    }
  };
}
