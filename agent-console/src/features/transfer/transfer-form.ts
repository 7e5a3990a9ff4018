/** What the transfer dialog asks, and what becomes of the answers. Pure. */
import type { Colleagues, Transfer, TransferHow } from '@hub/contract';
import { en } from '../../wording/en.ts';
import { humanise } from '../../wording/in-words.ts';
import { transferDialog } from '../../wording/later/transfer.ts';

export interface Choice {
  value: string;
  label: string;
  disabled: boolean;
}

/** A value of the list of people and queues. */
const PEOPLE = 'staff:';
const QUEUE = 'queue:';

/** Which ways there are: a supervisor who moves hands over, and not everybody may be handed over unseen (P48). */
export function waysFor(isMove: boolean, mayHandOver: boolean): TransferHow[] {
  if (isMove) return ['hand-over'];
  return mayHandOver ? ['hand-over', 'introduce', 'consult'] : ['introduce', 'consult'];
}

function standingOf({ isHere, hasPlace, status, capacity, load }: Colleagues['colleagues'][number]): string {
  if (!isHere) return transferDialog.notHere;
  if (status !== 'available') return en.status[status].toLowerCase();
  return hasPlace ? transferDialog.free(Math.max(1, capacity - load)) : transferDialog.noPlace;
}

/** Those who can be asked first; the others stand there too, so that nobody wonders where they are. */
export function colleagueChoices({ colleagues }: Colleagues): Choice[] {
  return [...colleagues]
    .sort((a, b) => Number(b.hasPlace) - Number(a.hasPlace) || a.name.localeCompare(b.name))
    .map((each) => ({
      value: PEOPLE + each.staffId,
      label: transferDialog.colleague(each.name, standingOf(each)),
      disabled: !each.hasPlace,
    }));
}

/** Where somebody is to be asked, a queue without anybody is none. */
export function queueChoices({ queues }: Colleagues, how: TransferHow): Choice[] {
  return queues.map(({ queue, available, waiting }) => ({
    value: QUEUE + queue,
    label: transferDialog.queue(humanise(queue), available, waiting),
    disabled: how !== 'hand-over' && available === 0,
  }));
}

/** Null for a value that is none of the list. */
export function goalOf(value: string): Transfer['to'] | null {
  if (value.startsWith(PEOPLE)) return { staffId: value.slice(PEOPLE.length) };
  if (value.startsWith(QUEUE)) return { queue: value.slice(QUEUE.length) };
  return null;
}

/** Every skill that somebody has, those that it needs first. */
export function skillsOf({ skills, colleagues }: Colleagues): string[] {
  return [...new Set([...skills, ...colleagues.flatMap((each) => each.skills).sort()])];
}
