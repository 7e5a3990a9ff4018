/** A resident and an agent at their sockets, as tests play them. */
import { randomUUID } from 'node:crypto';
import type { ContactSummary, ConversationEvent, Outcome, Stored, SyncReply } from '@hub/contract';
import { Browser } from '../../src/security/testing/browser.ts';
import { ask, inboxOf } from './inbox.ts';
import type { Inbox } from './inbox.ts';
import { connectWire } from './wire-client.ts';
import type { WireClient } from './wire-client.ts';

export interface Person {
  client: WireClient;
  inbox: Inbox;
  say(conversationId: string, text: string, clientId?: string): Promise<Outcome<Stored>>;
  /** Everything in the conversation, as this person may see it. */
  thread(conversationId: string): Promise<ConversationEvent[]>;
}

export interface ResidentPerson extends Person {
  token: string;
  conversationId: string;
}

export interface AgentPerson extends Person {
  cookie: string;
  setStatus(status: string): Promise<Outcome>;
  accept(offerId: string): Promise<Outcome<{ contact: ContactSummary }>>;
}

const RESIDENT_EVENTS = ['session', 'message', 'queue', 'draft', 'typing', 'read', 'tail', 'problem'];
const AGENT_EVENTS = [
  'offer',
  'offer:gone',
  'contact',
  'alert',
  'me',
  'lookers',
  'mention',
  'wallboard',
  'tasks',
  'message',
  'typing',
  'read',
  'tail',
  'problem',
];

function person(client: WireClient, events: readonly string[]): Person {
  return {
    client,
    inbox: inboxOf(client, events),
    say: (conversationId, text, clientId = randomUUID()) =>
      ask(client, 'message:send', { conversationId, clientId, text }),
    thread: async (conversationId) => {
      const reply = await ask<Outcome<SyncReply>>(client, 'sync', { conversationId, after: 0 });
      if (!reply.ok) throw new Error(JSON.stringify(reply.problem));
      return reply.events;
    },
  };
}

/** A resident in a new chat, or in the one that a token opens; `cookie` is that of a sign-in to MyAccount, `headers` what else their browser sends. */
export async function residentAt(
  url: string,
  token?: string,
  cookie?: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<ResidentPerson> {
  const auth = token === undefined ? {} : { token };
  const client = await connectWire({
    url,
    namespace: '/resident',
    auth,
    headers,
    ...(cookie !== undefined && { cookie }),
  });
  const base = person(client, RESIDENT_EVENTS);
  const session = await base.inbox.first<{ token: string; conversationId: string }>('session');
  return { ...base, ...session };
}

/** Signs in at the demonstration's own issuer and answers the console's cookie. */
export async function signIn(url: string, email: string, password: string): Promise<string> {
  const browser = new Browser(url);
  const form = await browser.open('/auth/sign-in?return=/console');
  const page = await browser.follow(await browser.send('POST', form.url.href, { email, password }));
  if (!['/console', '/audit'].includes(page.url.pathname))
    throw new Error(`Signing in ended at ${page.url.pathname} (${page.status}).`);
  return browser.cookieHeader('/console');
}

export async function agentAt(url: string, cookie: string): Promise<AgentPerson> {
  const client = await connectWire({ url, namespace: '/agent', cookie });
  return {
    ...person(client, AGENT_EVENTS),
    cookie,
    setStatus: (status) => ask(client, 'status:set', { status }),
    accept: (offerId) => ask(client, 'offer:accept', { offerId }),
  };
}
