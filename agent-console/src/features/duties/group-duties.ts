/** Where each thing that the policy asks for is shown. Pure. */
import type { Duty } from '@hub/contract';
import { en } from '../../wording/en.ts';

export interface DutyGroups {
  /** Work of the agent that is still open, in the order it was asked for. */
  toDo: Duty[];
  done: Duty[];
  /** What must not be sent. */
  heldBack: Duty[];
  /** What an agent does differently while helping. */
  care: Duty[];
  /** What the hub has done or keeps by itself: of use to who asks why, and to nobody else. */
  onRecord: Duty[];
}

/** Limits that the hub keeps by itself; they ask nothing of an agent. A limit that is not named here is shown to the agent. */
const KEPT_BY_THE_HUB: ReadonlySet<string> = new Set([
  'agent-load',
  'bot-opinion',
  'card-number',
  'closing',
  'idle-close',
  'menus',
  'message-length',
  'page-weight',
  'priority-change',
  'self-transfer',
  'sender-name',
  'speech-input',
  'storage',
  'unannounced-bot',
]);

/** The group of a duty; null for a protection that has been lifted. */
function groupOf({ kind, what, doneAt }: Duty): keyof DutyGroups | null {
  switch (kind) {
    case 'task':
    case 'ask':
    case 'notify':
    case 'interpret':
      return doneAt === null ? 'toDo' : 'done';
    case 'suppress':
      if (doneAt !== null) return null;
      return Object.hasOwn(en.policy.heldBack, what) ? 'heldBack' : 'onRecord';
    case 'restrict':
    case 'apply':
      if (doneAt !== null) return null;
      return KEPT_BY_THE_HUB.has(what) ? 'onRecord' : 'care';
    case 'record':
    case 'keep-channel':
      return 'onRecord';
  }
}

/** The duties of a contact by where they are shown; each keeps its order. */
export function groupDuties(duties: readonly Duty[]): DutyGroups {
  const groups: DutyGroups = { toDo: [], done: [], heldBack: [], care: [], onRecord: [] };
  for (const duty of duties) {
    const group = groupOf(duty);
    if (group) groups[group].push(duty);
  }
  return groups;
}

/** The duties with one of them done at `at` (ISO 8601): what the hub acknowledged, shown before it is fetched again. */
export function withDone(duties: readonly Duty[], dutyId: string, at: string): Duty[] {
  return duties.map((duty) => (duty.dutyId === dutyId ? { ...duty, doneAt: at } : duty));
}
