/** Does the work on drafts on a thread that is there only while it is needed. */
import { Piscina } from 'piscina';
import type { Edited } from '@hub/routing-rules';
import type { EditTask, Look, LookTask } from './draft-tasks.ts';

export interface DraftTasks {
  edit(task: EditTask): Promise<Edited>;
  look(task: LookTask): Promise<Look>;
  faults(task: Pick<LookTask, 'base' | 'texts'>): Promise<string[]>;
}

export function draftTasksApart(): DraftTasks {
  const filename = new URL('draft.worker.js', import.meta.url).href;
  const pool = new Piscina<unknown, unknown>({ filename, minThreads: 0, maxThreads: 1 });
  return {
    edit: (task) => pool.run(task, { name: 'editRules' }) as Promise<Edited>,
    look: (task) => pool.run(task, { name: 'lookAtDraft' }) as Promise<Look>,
    faults: (task) => pool.run(task, { name: 'faultsOfDraft' }) as Promise<string[]>,
  };
}
