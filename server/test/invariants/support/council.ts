/**
 * A running hub with one contact that an agent holds, one that is offered to that agent, an agent who has neither, and a
 * supervisor: whatever is anybody's own in the authorisation table.
 */
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { ContactSummary, Offer, Outcome } from '@hub/contract';
import type { Database } from '../../../src/platform/database/client.ts';
import { DEMONSTRATION_PASSWORD } from '../../../src/security/index.ts';
import { testDatabase } from '../../support/database.ts';
import { startHub } from '../../support/hub.ts';
import type { Hub } from '../../support/hub.ts';
import { agentAt, residentAt, signIn } from '../../support/people.ts';
import type { AgentPerson, ResidentPerson } from '../../support/people.ts';

export const PASSWORD = DEMONSTRATION_PASSWORD;
/** Tom of the demonstration, who has not signed in. */
const NOT_HERE = '10000000-0000-4000-8000-000000000002';
const TELL_ROUTES = fileURLToPath(new URL('tell-routes.mjs', import.meta.url));

export interface Council {
  hub: Hub;
  db: Database;
  /** Talks with `holder` about `held`. */
  resident: ResidentPerson;
  /** Waits for the answer to `offered`. */
  otherResident: ResidentPerson;
  holder: AgentPerson;
  stranger: AgentPerson;
  supervisor: AgentPerson;
  held: ContactSummary;
  /** Something the policy asks for in `held`, still to do. */
  dutyId: string;
  /** A note of the supervisor's that mentions the holder. */
  mentionId: string;
  offered: Offer;
  close(): Promise<void>;
}

export async function openCouncil(): Promise<Council> {
  const database = await testDatabase();
  const hub = await startHub({
    DATABASE_URL: database.url,
    NODE_OPTIONS: `--import ${TELL_ROUTES}`,
    OFFER_SECONDS: '3600',
  });
  const staff = async (email: string) => agentAt(hub.url, await signIn(hub.url, email, PASSWORD));
  const [holder, stranger, supervisor] = [
    await staff('bola@demo.example'),
    await staff('priya@demo.example'),
    await staff('sian@demo.example'),
  ];
  await holder.setStatus('available');

  const askForPerson = async () => {
    const resident = await residentAt(hub.url);
    await resident.say(resident.conversationId, 'I want to talk to a person');
    const offer = await holder.inbox.first<Offer>(
      'offer',
      ({ contact }) => contact.conversationId === resident.conversationId,
    );
    return { resident, offer };
  };
  const first = await askForPerson();
  const accepted = await holder.accept(first.offer.offerId);
  if (!accepted.ok) throw new Error(JSON.stringify(accepted.problem));
  const second = await askForPerson();
  const dutyId = randomUUID();
  const asked = { kind: 'task', what: 'ring-back', rule: 'B-010', clause: 'P09', at: new Date() };
  await database.db.duty.create({ data: { id: dutyId, contactId: accepted.contact.contactId, ...asked } });

  const mentionId = randomUUID();
  const staffIdOf = async (email: string) => (await database.db.staff.findFirstOrThrow({ where: { email } })).id;
  const [staffId, byId] = [await staffIdOf('bola@demo.example'), await staffIdOf('sian@demo.example')];
  const { contactId } = accepted.contact;
  await database.db.mention.create({ data: { id: mentionId, staffId, byId, contactId, at: new Date() } });

  return {
    hub,
    db: database.db,
    resident: first.resident,
    otherResident: second.resident,
    holder,
    stranger,
    supervisor,
    held: accepted.contact,
    dutyId,
    mentionId,
    offered: second.offer,
    close: async () => {
      await hub.stop();
      await database.close();
    },
  };
}

/** A good payload for every event, about the contact that is held, its conversation or another, and the offer. */
export function payloadsFor(
  { held, offered, dutyId, mentionId }: Pick<Council, 'held' | 'offered' | 'dutyId' | 'mentionId'>,
  conversationId = held.conversationId,
): Readonly<Record<string, object>> {
  const { contactId } = held;
  const { offerId } = offered;
  return {
    'message:send': { conversationId, clientId: randomUUID(), text: 'May I say this?' },
    sync: { conversationId, after: 0 },
    typing: { conversationId },
    read: { conversationId, seq: 1 },
    'conversation:end': { conversationId },
    'offer:accept': { offerId },
    'offer:decline': { offerId },
    'status:set': { status: 'break' },
    'status:set-for': { staffId: NOT_HERE, status: 'away', reason: 'See me, please.' },
    'wallboard:watch': { on: true },
    'contact:disclose': { contactId },
    'contact:end': { contactId },
    'contact:wrap-up': { contactId, disposition: 'resolved' },
    'duty:done': { dutyId },
    'contact:transfer': { contactId, how: 'consult', to: { staffId: NOT_HERE }, note: '' },
    'contact:stop-asking': { contactId },
    'contact:leave': { contactId },
    'contact:watch': { contactId, how: 'listen' },
    'mention:seen': { mentionId },
    'conversation:look': { conversationId },
    'contact:set-aside': { contactId, until: new Date(Date.now() + 3_600_000).toISOString() },
    'contact:bring-back': { contactId },
    'contact:note': { contactId, clientId: randomUUID(), text: 'Only for staff.' },
    'session:stay': { here: true },
  };
}

/** `ok`, or the code of the refusal. */
export const codeOf = (outcome: Outcome): string => (outcome.ok ? 'ok' : outcome.problem.code);
