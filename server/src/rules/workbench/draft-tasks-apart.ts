/** Does the work on drafts on a thread that is there only while it is needed. */
import { Piscina } from 'piscina';
import type { Edited } from '@hub/routing-rules';
import type { EditTask, FileTask, Look, LookTask, ReplaceTask } from './draft-tasks.ts';

export interface DraftTasks {
  edit(task: EditTask): Promise<Edited>;
  replace(task: ReplaceTask): Promise<Edited>;
  file(task: FileTask): Promise<string>;
  look(task: LookTask): Promise<Look>;
  faults(task: Pick<LookTask, 'base' | 'texts'>): Promise<string[]>;
}

export function draftTasksApart(): DraftTasks {
  const filename = new URL('draft.worker.js', import.meta.url).href;
  const pool = new Piscina<unknown, unknown>({ filename, minThreads: 0, maxThreads: 1 });
  return {
    edit: (task) => pool.run(task, { name: 'editRules' }) as Promise<Edited>,
    replace: (task) => pool.run(task, { name: 'replaceAll' }) as Promise<Edited>,
    file: (task) => pool.run(task, { name: 'fileOfRules' }) as Promise<string>,
    look: (task) => pool.run(task, { name: 'lookAtDraft' }) as Promise<Look>,
    faults: (task) => pool.run(task, { name: 'faultsOfDraft' }) as Promise<string[]>,
  };
}
