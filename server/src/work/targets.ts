/** Watches what the council promises of its queues: asks to be woken when a target is reached, and marks who is over it. */
import type { ContactSummary } from '@hub/contract';
import type { Database } from '../platform/database/client.ts';
import type { Changes } from './changes.ts';
import type { Step } from './step.ts';
import { markOverTarget, readTargets } from './target.store.ts';

/** The whole second in which a target is reached: a thousand who came in one second are one look. */
export const reachedAt = (queuedAt: Date, seconds: number): Date =>
  new Date(Math.ceil(queuedAt.getTime() / 1000 + seconds) * 1000);

interface TargetPorts {
  db: Database;
  step: () => Step;
  onMoment: (at: Date) => void;
  onOverTarget: (queue: string) => void;
}

export interface Targets {
  /** Asks to be woken for those of them that wait. */
  watch: (contacts: readonly ContactSummary[]) => void;
  /** Marks who is over target; give what it answers to `announce`. */
  mark: () => Promise<Changes>;
}

export function createTargets({ db, step, onMoment, onOverTarget }: TargetPorts): Targets {
  let targets: ReadonlyMap<string, number> = new Map();
  return {
    watch: (contacts) => {
      for (const { state, queue, queuedAt, isOverTarget } of contacts) {
        const seconds = targets.get(queue);
        if (state !== 'queued' || isOverTarget || seconds === undefined) continue;
        const at = reachedAt(new Date(queuedAt), seconds);
        if (at > step().now) onMoment(at);
      }
    },
    mark: async () => {
      // Read each time: a target that is changed counts from now on.
      targets = await readTargets(db);
      const changes = await markOverTarget(db, step());
      for (const { queue } of changes.contacts) onOverTarget(queue);
      return changes;
    },
  };
}
