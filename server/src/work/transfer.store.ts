/** An agent hands a contact over, or asks a colleague to join; a supervisor moves one. */
import type { ContactSummary, Outcome, Transfer } from '@hub/contract';
import type { Database, Tx } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import type { Changes } from './changes.ts';
import { isServed, lockStaff } from './colleague.store.ts';
import { findColleague } from './find-colleague.store.ts';
import { handOver } from './hand-over.store.ts';
import { inTransaction } from './in-transaction.ts';
import { neededSkills, skillsToJoin } from './invite.ts';
import { invite } from './make-invitation.store.ts';
import { lockConversationOf, readMovable } from './movable.store.ts';
import type { Step } from './step.ts';

interface Asked extends Transfer {
  staffId: string;
  /** Whether they may move what others hold, and what waits. */
  isSupervisor: boolean;
  offerSeconds: number;
}

/** How often somebody is looked for again who was passed over because another node held them at that moment. */
const MOST_TRIES = 5;

const notHeld = () => refused('contact-not-found', 'Use a contact that you hold.', { where: 'contactId' });
const notYourself = () => refused('not-allowed', 'They hold it already. Choose somebody else.', { where: 'to' });

/**
 * Guarantee: the contact has exactly one owner or one queue throughout. Everything is one transaction under the lock of its
 * conversation, in the order of all steps: conversation, staff, contact, offer. It keeps its age and its class. Refused without
 * any change where the policy, the colleague or the state of things does not let it be.
 */
export async function transfer(
  db: Database,
  asked: Step & Asked,
): Promise<Outcome<{ contact: ContactSummary; changes: Changes }>> {
  for (let tries = 1; ; tries += 1) {
    const held: string[] = [];
    const outcome = await tryTransfer(db, asked, held);
    const [first] = held;
    if (outcome.ok || first === undefined || tries === MOST_TRIES) return outcome;
    // Waited for with nothing else locked, so that no two transfers wait for each other.
    await lockStaff(db, first, true);
  }
}

async function tryTransfer(
  db: Database,
  asked: Step & Asked,
  held: string[],
): Promise<Outcome<{ contact: ContactSummary; changes: Changes }>> {
  const { contactId, staffId, how, to, isSupervisor } = asked;
  return inTransaction(db, async (tx) => {
    await lockConversationOf(tx, contactId);
    const contact = await readMovable(tx, contactId);
    if (!contact) return notHeld();
    const isHeld = contact.state === 'assigned';
    const isMine = isHeld && contact.owner?.id === staffId;
    const mayMove = isSupervisor && how === 'hand-over' && (isHeld || ['queued', 'offered'].includes(contact.state));
    if (!isMine && !mayMove) return notHeld();
    if ('staffId' in to && (to.staffId === staffId || to.staffId === contact.owner?.id)) return notYourself();
    if (how === 'hand-over' && isHeld && contact.isWarmOnly)
      return refused('not-allowed', 'Introduce a colleague to this resident: they may not be passed on unseen (P48).', {
        where: 'how',
      });
    if (how === 'hand-over' && isHeld && contact.isRung)
      return refused('not-allowed', 'They are on the line. Introduce a colleague, or end the call first.', {
        where: 'how',
      });
    const needed = skillsToJoin(contact, how, asked.skills);
    const skills = how === 'hand-over' ? neededSkills(contact, asked.skills) : contact.skills;
    if ('queue' in to && !(await isServed(tx, to.queue, needed)))
      return refused('not-allowed', 'Nobody in that queue has the skills that this needs. Choose another queue.', {
        where: 'to',
      });
    const by = await nameOf(tx, staffId);
    if (how === 'hand-over' && 'queue' in to) return handOver(tx, contact, { ...asked, by, skills, to }, asked);
    const found = await findColleague(tx, contact, { ...asked, needed, held });
    if (!found.ok) return found;
    const { colleague } = found;
    return how === 'hand-over'
      ? handOver(tx, contact, { ...asked, by, skills, to: colleague }, asked)
      : invite(tx, contact, { ...asked, how, by, to: colleague }, asked);
  });
}

async function nameOf(tx: Tx, id: string): Promise<{ id: string; name: string }> {
  return tx.staff.findUniqueOrThrow({ where: { id }, select: { id: true, name: true } });
}
