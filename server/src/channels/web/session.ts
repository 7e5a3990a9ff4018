/** A resident's session on the web: the token opens one conversation, and a new conversation begins with who is speaking (P74). */
import type { IncomingHttpHeaders } from 'node:http';
import type { ConversationEvent } from '@hub/contract';
import { v5 as derivedUuid } from 'uuid';
import {
  appendWithin,
  findByToken,
  identifyResident,
  insertConversation,
  rememberSaveData,
} from '../../conversation/index.ts';
import type { ConversationRef } from '../../conversation/index.ts';
import type { Database } from '../../platform/database/client.ts';
import { hashResidentToken, looksLikeToken, newResidentToken } from '../../security/index.ts';

export interface WebSession {
  token: string;
  conversation: Pick<ConversationRef, 'id' | 'state' | 'lastSeq' | 'identityLevel' | 'signedInAt'>;
  /** The events of a conversation that was just begun; empty when it goes on. */
  begun: ConversationEvent[];
}

export interface SessionPorts {
  db: Database;
  newId: () => string;
  /** Whether this chat offers to sign in to MyAccount: not where the council has none, nor to whoever did. */
  canSignIn: (conversation: Pick<ConversationRef, 'identityLevel' | 'signedInAt'>) => boolean;
  /** The first line of every conversation: that it is a machine, what it can do, when people are here, how words are used. */
  welcome: () => Promise<string>;
}

export interface SessionRequest {
  token: string | null;
  /**
   * True when the token comes from a cookie that the hub gave out before anything was said: the conversation then begins
   * with that token, so that a form which is sent twice begins one conversation.
   */
  isGivenOut: boolean;
  /** Who the resident has proved to be by signing in, if they have. */
  resident: { residentId: string; identityLevel: number } | null;
  /** True when the browser asks to save data (P53). */
  saveData: boolean;
}

/** The request header `Save-Data: on`, by which a browser says that data costs its user money. */
export function asksToSaveData(headers: IncomingHttpHeaders): boolean {
  return headers['save-data'] === 'on';
}

/** Finds the conversation that a token opens, or null. */
export async function continueSession(
  db: Database,
  { token, resident, saveData }: Omit<SessionRequest, 'isGivenOut'>,
): Promise<WebSession | null> {
  if (!looksLikeToken(token)) return null;
  const conversation = await findByToken(db, hashResidentToken(token));
  if (!conversation) return null;
  // Somebody else's sign-in never opens or takes over this conversation: on a shared computer it begins a new one.
  if (resident && conversation.residentId !== null && conversation.residentId !== resident.residentId) return null;
  if (resident) await identifyResident(db, conversation.id, resident);
  if (saveData) await rememberSaveData(db, conversation.id);
  return { token, conversation, begun: [] };
}

/** Continues the conversation of the token, or begins a new one. */
export async function openSession(ports: SessionPorts, request: SessionRequest): Promise<WebSession> {
  const continued = await continueSession(ports.db, request);
  // On a shared computer nobody finds an ended chat by opening a page: a cookie alone does not bring it back.
  const isOver = request.isGivenOut && continued?.conversation.state === 'ended';
  if (continued && !isOver) return continued;

  const token =
    request.isGivenOut && !isOver && looksLikeToken(request.token) ? request.token : newResidentToken().token;
  const begun = await begin(ports, token, request);
  // Somebody began with the same token at the same moment: the same form, sent twice.
  return begun ?? openSession(ports, { ...request, isGivenOut: false });
}

async function begin(
  ports: SessionPorts,
  token: string,
  { resident, saveData }: SessionRequest,
): Promise<WebSession | null> {
  const id = ports.newId();
  const text = await ports.welcome();
  const begun = await ports.db.$transaction(async (tx) => {
    const isNew = await insertConversation(tx, {
      id,
      channel: 'webchat',
      tokenHash: hashResidentToken(token),
      residentId: resident?.residentId ?? null,
      identityLevel: resident?.identityLevel ?? 0,
      saveData,
    });
    if (!isNew) return null;
    return appendWithin(tx, [
      { conversationId: id, clientId: derivedUuid('welcome', id), kind: 'message', from: 'bot', text },
    ]);
  });
  if (!begun) return null;
  return {
    token,
    conversation: {
      ...{ id, state: 'bot', lastSeq: begun.length },
      ...{ identityLevel: resident?.identityLevel ?? 0, signedInAt: null },
    },
    begun: begun.flatMap((each) => ('event' in each ? [each.event] : [])),
  };
}
