/** Sign-ins to MyAccount that were begun in a chat, each answered once, and what a conversation is once somebody has signed in. */
import { createHash } from 'node:crypto';
import type { ConversationEvent } from '@hub/contract';
import { v5 as derivedUuid } from 'uuid';
import { appendWithin } from '../../conversation/index.ts';
import type { Database, Tx } from '../../platform/database/client.ts';
import { fill } from '../../platform/fill.ts';
import { webWording } from './wording.ts';

/** Who signed in to MyAccount is known at level 2 (P36). */
export const SIGNED_IN_LEVEL = 2;

const hashOf = (state: string) => new Uint8Array(createHash('sha256').update(state).digest());
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' });

/** Keeps that a sign-in was begun in a conversation; what was never answered is forgotten. */
export async function keepBegun(
  db: Tx,
  { state, conversationId, until, now }: { state: string; conversationId: string; until: Date; now: Date },
): Promise<void> {
  await db.myAccountSignIn.deleteMany({ where: { until: { lte: now } } });
  await db.myAccountSignIn.create({ data: { stateHash: hashOf(state), conversationId, until } });
}

/** The conversation in which it was begun, by one statement: the same answer sent again, or at once elsewhere, finds nothing. */
export async function takeBegun(db: Database, state: string, now: Date): Promise<string | null> {
  const [taken] = await db.$queryRaw<{ conversationId: string }[]>`
    DELETE FROM "my_account_sign_in" WHERE "state_hash" = ${hashOf(state)} AND "until" > ${now}::timestamptz
    RETURNING "conversation_id" AS "conversationId"`;
  return taken?.conversationId ?? null;
}

/**
 * The conversation and its open contact are this resident's, the conversation at level 2 from now, and it says so to everybody in it, in one transaction. Null, and nothing is
 * changed, where it is another resident's already, has ended, or goes on by telephone: a sign-in proves nothing of who rings.
 */
export async function signInTo(
  db: Database,
  given: { conversationId: string; residentId: string; state: string; now: Date },
): Promise<ConversationEvent[] | null> {
  const { conversationId, residentId, state, now } = given;
  return db.$transaction(async (tx) => {
    const { count } = await tx.conversation.updateMany({
      where: {
        ...{ id: conversationId, channel: 'webchat', state: { not: 'ended' } },
        OR: [{ residentId: null }, { residentId }],
      },
      data: { residentId, identityLevel: SIGNED_IN_LEVEL, signedInAt: now },
    });
    if (count === 0) return null;
    // What waits, or is talked about, is theirs from now on: lists call them by name, and whoever is close to them is not offered it.
    await tx.contact.updateMany({
      where: { conversationId, channel: 'webchat', residentId: null, state: { not: 'closed' } },
      data: { residentId, version: { increment: 1 } },
    });
    const text = fill(webWording.signedIn, { time: clock.format(now) });
    const clientId = derivedUuid(`my account ${state}`, conversationId);
    const appended = await appendWithin(tx, [{ conversationId, clientId, kind: 'message', from: 'system', text }]);
    return appended.flatMap((each) => ('event' in each ? [each.event] : []));
  });
}
