/** Duties as an agent sees them, and saying that one is done. */
import type { Duty as ShownDuty, Outcome } from '@hub/contract';
import type { Database, Tx } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';

/** How a duty is said: the labels of the policy's vocabulary. */
export type DutyWords = (kind: ShownDuty['kind'], what: string) => string;

/** The duties of a contact in the order they were asked for. */
export async function readDuties(db: Database, contactId: string, words: DutyWords): Promise<ShownDuty[]> {
  const rows = await db.duty.findMany({
    where: { contactId },
    orderBy: [{ at: 'asc' }, { kind: 'desc' }, { what: 'asc' }],
  });
  return rows.map((row) => shown(row, words));
}

interface Row {
  id: string;
  kind: string;
  what: string;
  clause: string;
  at: Date;
  doneAt: Date | null;
}

function shown({ id, what, clause, at, doneAt, ...row }: Row, words: DutyWords): ShownDuty {
  const kind = row.kind as ShownDuty['kind'];
  return {
    dutyId: id,
    kind,
    what,
    words: words(kind, what),
    clause,
    at: at.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
  };
}

const TO_DO = ['task', 'ask', 'notify', 'interpret'];

/** What is to do anywhere, newest first, at most `most`; each with its contact's id. Contacts that are closed are among them. */
export async function readToDo(
  db: Tx,
  most: number,
  words: DutyWords,
): Promise<{ contactId: string; duty: ShownDuty }[]> {
  const rows = await db.duty.findMany({
    where: { doneAt: null, kind: { in: ['task', 'notify'] } },
    orderBy: [{ at: 'desc' }, { id: 'asc' }],
    take: most,
  });
  return rows.map((row) => ({ contactId: row.contactId, duty: shown(row, words) }));
}

/** Which contact a duty belongs to; null when there is no such duty. */
export async function contactOfDuty(db: Database, dutyId: string): Promise<string | null> {
  return (await db.duty.findUnique({ where: { id: dutyId }, select: { contactId: true } }))?.contactId ?? null;
}

/** Marks a question of the policy as answered, wherever in a conversation it was asked. */
export async function finishQuestion(tx: Tx, conversationId: string, question: string, now: Date): Promise<void> {
  await tx.duty.updateMany({
    where: { kind: 'ask', what: question, doneAt: null, contact: { conversationId } },
    data: { doneAt: now },
  });
}

/** What the hub did by itself, that the policy would else ask of somebody. */
export async function finishTask(tx: Tx, contactId: string, what: string, now: Date): Promise<void> {
  await tx.duty.updateMany({ where: { contactId, kind: 'task', what, doneAt: null }, data: { doneAt: now } });
}

/** Marks work as done, once. What protects a resident is no work, and is not marked away here. */
export async function finishDuty(
  db: Database,
  { dutyId, staffId, now }: { dutyId: string; staffId: string; now: Date },
): Promise<Outcome> {
  const { count } = await db.duty.updateMany({
    where: { id: dutyId, doneAt: null, kind: { in: TO_DO } },
    data: { doneAt: now, doneBy: staffId },
  });
  if (count === 1) return { ok: true };
  return refused('not-found', 'This is done already.', { where: 'dutyId' });
}
