/** The colleague whom a contact is to go to, or who is asked to join it: the one who was named, or the next of a queue. */
import type { Outcome, Transfer, TransferHow } from '@hub/contract';
import type { Tx } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import { lockStaff, readColleagues, refusals } from './colleague.store.ts';
import { chooseColleague, unfit } from './invite.ts';
import type { Waiting } from './queue.ts';

interface Wanted {
  to: Transfer['to'];
  how: TransferHow;
  /** Who asks, and is not asked. */
  staffId: string;
  needed: readonly string[];
  now: Date;
  /** Gets whoever of the queue was passed over because another node held them: where nobody is found, they may be free in a moment. */
  held: string[];
}

interface Found {
  colleague: { id: string; name: string };
}

/**
 * Their row is locked, and what they have on hand is counted after that, as for every offer: places are never exceeded. A named
 * colleague is waited for; of a queue the next is tried where another node holds the first, perhaps only to look whether anything waits for them.
 */
export async function findColleague(
  tx: Tx,
  contact: Pick<Waiting, 'contactId' | 'channel'>,
  { to, how, staffId, needed, now, held }: Wanted,
): Promise<Outcome<Found>> {
  if ('staffId' in to) {
    await lockStaff(tx, to.staffId, true);
    const [named] = await readColleagues(tx, to, contact.contactId, now);
    if (!named) return refused('not-found', 'Choose a colleague from the list.', { where: 'to' });
    const why = unfit(named, contact, needed);
    if (why !== null) return refused('at-capacity', refusals[why](how), { where: 'to' });
    return { ok: true, colleague: { id: named.staffId, name: named.name } };
  }
  const helpers = await tx.participant.findMany({
    where: { contactId: contact.contactId, leftAt: null },
    select: { staffId: true },
  });
  const left = new Map(
    (await readColleagues(tx, to, contact.contactId, now))
      .filter((each) => each.staffId !== staffId && helpers.every((helper) => helper.staffId !== each.staffId))
      .map((each) => [each.staffId, each]),
  );
  for (;;) {
    const next = chooseColleague([...left.values()], { ...contact, queue: to.queue }, needed);
    if (!next)
      return refused('at-capacity', 'Nobody in that queue is free now. Hand it over to the queue, or choose another.', {
        where: 'to',
      });
    left.delete(next.staffId);
    if (!(await lockStaff(tx, next.staffId, false))) {
      held.push(next.staffId);
      continue;
    }
    const [again] = await readColleagues(tx, { staffId: next.staffId }, contact.contactId, now);
    if (again && unfit(again, contact, needed) === null)
      return { ok: true, colleague: { id: again.staffId, name: again.name } };
  }
}
