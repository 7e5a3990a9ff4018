/** Who may listen to a recording, and the row that says that they did. */
import type { Recording } from '@hub/contract';
import type { Database } from '../../platform/database/client.ts';
import type { StaffIdentity } from '../../security/index.ts';

/** So long after giving a reason the sound can be fetched; players fetch it more than once. */
const REASON_MS = 15 * 60_000;
/** The reason of an agent who holds the contact of a message: their work. */
const HOLDS = 'holds the contact';

export interface KnownRecording {
  id: string;
  kind: Recording['kind'];
  contactId: string | null;
  sid: string | null;
  seconds: number | null;
  state: string;
  startedAt: Date;
}

const KNOWN = {
  ...{ id: true, kind: true, contactId: true, sid: true, seconds: true, state: true, startedAt: true },
} as const;

export async function recordingOf(db: Database, id: string): Promise<KnownRecording | null> {
  return (await db.callRecording.findUnique({ where: { id }, select: KNOWN })) as KnownRecording | null;
}

/** What there is or was of a contact, oldest first. Silence and what failed is nothing to hear. */
export async function recordingsOf(db: Database, contactId: string): Promise<KnownRecording[]> {
  return (await db.callRecording.findMany({
    where: { contactId, state: { notIn: ['empty', 'failed'] } },
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
    select: KNOWN,
  })) as KnownRecording[];
}

export async function holdsContact(db: Database, contactId: string, staffId: string): Promise<boolean> {
  const held = { id: contactId, assignedTo: staffId, state: { in: ['assigned', 'wrap-up'] } };
  return (await db.contact.count({ where: held })) > 0;
}

/**
 * A message is work of whoever holds its contact. Anything else is heard by a supervisor alone, with a reason; the agent who talked
 * does not hear it either.
 */
export function listenOf(kind: Recording['kind'], { role }: StaffIdentity, isHolder: boolean): Recording['listen'] {
  if (kind === 'voicemail' && isHolder) return 'now';
  return role === 'supervisor' ? 'with-reason' : 'no';
}

export async function keepListen(
  db: Database,
  listen: { id: string; recordingId: string; staffId: string; reason?: string; at: Date },
): Promise<void> {
  const { reason = HOLDS, ...given } = listen;
  await db.recordingListen.create({ data: { ...given, reason }, select: { id: true } });
}

/** True where this account gave a reason for this recording just now. */
export async function hasReason(
  db: Database,
  { recordingId, staffId, now }: { recordingId: string; staffId: string; now: Date },
): Promise<boolean> {
  const at = { gte: new Date(now.getTime() - REASON_MS) };
  return (await db.recordingListen.count({ where: { recordingId, staffId, at } })) > 0;
}
