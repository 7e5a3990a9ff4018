/** That a note names colleagues: kept until each has marked it as seen. It gives no right, and carries no words of the note. */
import type { Mention, Outcome } from '@hub/contract';
import type { Database, Tx } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import { mayRead } from './may-read.store.ts';
import type { Reader } from './may-read.store.ts';
import type { Step } from './step.ts';
import { summariesOf } from './summary.store.ts';
import type { WorkWording } from './wording.ts';

/** Nobody reads further down; the older ones come up as the newer are marked. */
const SHOWN = 20;

/** Keeps who is named, but whoever wrote the note and whoever does not work here, and answers whom it is to be told. */
export async function nameWithin(
  tx: Tx,
  { contactId, by, staffIds }: { contactId: string; by: string; staffIds: readonly string[] },
  { now, newId }: Pick<Step, 'now' | 'newId'>,
): Promise<string[]> {
  const where = { id: { in: [...staffIds], not: by }, active: true, role: { in: ['agent', 'supervisor'] } };
  const named = (await tx.staff.findMany({ where, select: { id: true } })).map(({ id }) => id);
  await tx.mention.createMany({
    data: named.map((staffId) => ({ id: newId(), staffId, byId: by, contactId, at: now })),
  });
  return named;
}

/** What somebody is to know of where they are named. What it stands in is told only to whoever may read that at this moment (P15, P40). */
export async function readMentions(db: Database, reader: Reader, wording: WorkWording): Promise<Mention[]> {
  const rows = await db.mention.findMany({
    where: { staffId: reader.staffId, seenAt: null },
    select: { id: true, contactId: true, at: true, by: { select: { name: true } } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: SHOWN,
  });
  const contacts = await summariesOf(db, [...new Set(rows.map(({ contactId }) => contactId))], wording);
  const open = new Map<string, NonNullable<Mention['contact']>>();
  for (const { contactId, conversationId, residentName, subject } of contacts)
    if (await mayRead(db, reader, conversationId)) open.set(contactId, { contactId, residentName, subject });
  return rows.map(({ id, contactId, at, by }) => {
    return { mentionId: id, by: by.name, at: at.toISOString(), contact: open.get(contactId) ?? null };
  });
}

/** Marks it as seen by whoever it names; once more changes nothing. */
export async function seeMention(
  db: Database,
  { staffId, mentionId, now }: { staffId: string; mentionId: string; now: Date },
): Promise<Outcome> {
  const { count } = await db.mention.updateMany({
    where: { id: mentionId, staffId, seenAt: null },
    data: { seenAt: now },
  });
  if (count === 0 && (await db.mention.count({ where: { id: mentionId, staffId } })) === 0)
    return refused('not-found', 'Choose one of the notes that mention you.', { where: 'mentionId' });
  return { ok: true };
}
