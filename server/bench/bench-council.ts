/** Staff, sessions and conversations that are put into the database directly, so that load can begin without signing anybody in. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Database } from '../src/platform/database/client.ts';

export interface HeldConversation {
  conversationId: string;
  residentToken: string;
  agentCookie: string;
}

const sha256 = (text: string) => new Uint8Array(createHash('sha256').update(text).digest());
const token = () => randomBytes(32).toString('base64url');

/** Makes `count` conversations, each held by an agent of its own who is signed in. */
export async function holdConversations(db: Database, count: number): Promise<HeldConversation[]> {
  const made = Array.from({ length: count }, (_, index) => ({
    staffId: randomUUID(),
    conversationId: randomUUID(),
    residentToken: token(),
    sessionToken: token(),
    subject: `bench-${randomUUID()}`,
    name: `Bench ${index + 1}`,
  }));
  await db.staff.createMany({
    data: made.map(({ staffId, subject, name }) => ({
      id: staffId,
      subject,
      name,
      email: `${subject}@demo.example`,
      role: 'agent',
    })),
  });
  await db.staffSession.createMany({
    data: made.map(({ staffId, sessionToken }) => ({
      staffId,
      tokenHash: sha256(sessionToken),
      csrfToken: token(),
      expiresAt: new Date(Date.now() + 8 * 3600 * 1000),
    })),
  });
  await db.conversation.createMany({
    data: made.map(({ conversationId, residentToken, staffId }) => ({
      id: conversationId,
      channel: 'webchat',
      tokenHash: sha256(residentToken),
      state: 'agent',
      assignedTo: staffId,
    })),
  });
  await db.contact.createMany({
    data: made.map(({ conversationId, staffId }) => ({
      id: randomUUID(),
      conversationId,
      channel: 'webchat',
      state: 'assigned',
      assignedTo: staffId,
      queuedAt: new Date(),
      acceptedAt: new Date(),
    })),
  });
  return made.map(({ conversationId, residentToken, sessionToken }) => ({
    conversationId,
    residentToken,
    agentCookie: `hub_staff=${sessionToken}`,
  }));
}

/** A supervisor who is signed in: the cookie that says so. */
export async function supervise(db: Database): Promise<string> {
  const [staffId, sessionToken, subject] = [randomUUID(), token(), `bench-${randomUUID()}`];
  await db.staff.create({
    data: { id: staffId, subject, name: 'Bench', email: `${subject}@demo.example`, role: 'supervisor' },
  });
  const expiresAt = new Date(Date.now() + 8 * 3600 * 1000);
  await db.staffSession.create({ data: { staffId, tokenHash: sha256(sessionToken), csrfToken: token(), expiresAt } });
  return `hub_staff=${sessionToken}`;
}

/** Makes `count` conversations of `messages` messages each, to see whether size costs anything. */
export async function fillConversations(db: Database, count: number, messages: number): Promise<void> {
  await db.$executeRaw`
    WITH made AS (
      INSERT INTO conversation (id, channel, state, last_seq)
      SELECT gen_random_uuid(), 'webchat', 'ended', ${messages} FROM generate_series(1, ${count}) RETURNING id)
    INSERT INTO event (conversation_id, seq, client_id, kind, sender, text, at)
    SELECT made.id, n, gen_random_uuid(), 'message', 'resident', 'A message that was sent long ago', now()
    FROM made, generate_series(1, ${messages}) n`;
}

/** Puts `messages` messages into one conversation, the resident's and the adviser's in turn, short and long. */
export async function fillConversation(db: Database, conversationId: string, messages: number): Promise<void> {
  await db.$executeRaw`
    INSERT INTO event (conversation_id, seq, client_id, kind, sender, text, at)
    SELECT ${conversationId}::uuid, n, gen_random_uuid(), 'message', CASE n % 2 WHEN 0 THEN 'agent' ELSE 'resident' END,
           repeat('A message that was sent long ago. ', 1 + n % 7), now() - (${messages} - n) * interval '1 minute'
    FROM generate_series(1, ${messages}) n`;
  await db.conversation.update({ where: { id: conversationId }, data: { lastSeq: messages } });
}
