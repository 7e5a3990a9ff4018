/** A resident's session on the web: the token opens one conversation, and a new conversation begins with who is speaking (P74). */
import { createHash, randomBytes } from 'node:crypto';
import type { ConversationEvent } from '@hub/contract';
import { v5 as derivedUuid } from 'uuid';
import { appendWithin, findByToken, identifyResident, insertConversation } from '../../conversation/index.ts';
import type { ConversationRef } from '../../conversation/index.ts';
import type { Database } from '../../platform/database/client.ts';

export interface WebSession {
  token: string;
  conversation: Pick<ConversationRef, 'id' | 'state'>;
  /** The events of a conversation that was just begun; empty when it goes on. */
  begun: ConversationEvent[];
}

export interface SessionPorts {
  db: Database;
  newId: () => string;
  /** The first line of every conversation: that it is a machine, what it can do, when people are here, how words are used. */
  welcome: () => string;
}

export interface SessionRequest {
  token: string | null;
  /** Who the resident has proved to be by signing in, if they have. */
  resident: { residentId: string; identityLevel: number } | null;
}

const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const hash = (token: string) => new Uint8Array(createHash('sha256').update(token).digest());

/** Finds the conversation that a token opens, or null. */
export async function continueSession(db: Database, { token, resident }: SessionRequest): Promise<WebSession | null> {
  if (token === null || !TOKEN.test(token)) return null;
  const conversation = await findByToken(db, hash(token));
  if (!conversation) return null;
  // Somebody else's sign-in never opens or takes over this conversation: on a shared computer it begins a new one.
  if (resident && conversation.residentId !== null && conversation.residentId !== resident.residentId) return null;
  if (resident) await identifyResident(db, conversation.id, resident);
  return { token, conversation, begun: [] };
}

/** Continues the conversation of the token, or begins a new one. */
export async function openSession(ports: SessionPorts, request: SessionRequest): Promise<WebSession> {
  const continued = await continueSession(ports.db, request);
  if (continued) return continued;

  const token = randomBytes(32).toString('base64url');
  const id = ports.newId();
  const begun = await ports.db.$transaction(async (tx) => {
    await insertConversation(tx, {
      id,
      channel: 'webchat',
      tokenHash: hash(token),
      residentId: request.resident?.residentId ?? null,
      identityLevel: request.resident?.identityLevel ?? 0,
    });
    return appendWithin(tx, [
      { conversationId: id, clientId: derivedUuid('welcome', id), kind: 'message', from: 'bot', text: ports.welcome() },
    ]);
  });
  return {
    token,
    conversation: { id, state: 'bot' },
    begun: begun.flatMap((each) => ('event' in each ? [each.event] : [])),
  };
}
