/** Askings and answers as they are kept: a row a contact, whoever asks and however often. */
import type { Tx } from '../platform/database/client.ts';
import type { Way, WhyNot } from './may-ask.ts';

export interface Asking {
  contactId: string;
  channel: string;
  how: Way;
  /** Null where it is asked. */
  whyNot: WhyNot | null;
  /** The event that asks, where it is asked by text. */
  seq: number | null;
  now: Date;
}

/** Writes that a contact is asked about, or is not after all. False where that stands already: whoever wrote it first has asked. */
export async function keepAsking(tx: Tx, { now, ...asking }: Asking): Promise<boolean> {
  const { count } = await tx.feedback.createMany({ data: [{ ...asking, askedAt: now }], skipDuplicates: true });
  return count === 1;
}

/** Keeps an answer where it was asked for. The first stands: the same sent again, or another, changes nothing. */
export async function keepAnswer(
  tx: Tx,
  { contactId, score, comment, now }: { contactId: string; score: number; comment: string | null; now: Date },
): Promise<'kept' | 'before' | 'not-asked'> {
  const { count } = await tx.feedback.updateMany({
    where: { contactId, answeredAt: null, whyNot: null },
    data: { score, comment, answeredAt: now },
  });
  if (count === 1) return 'kept';
  return (await tx.feedback.count({ where: { contactId, answeredAt: { not: null } } })) > 0 ? 'before' : 'not-asked';
}

/** How the asking of the last contact of a thread stands; null where it was not asked about. */
export async function askingOf(tx: Tx, contactId: string): Promise<{ isAnswered: boolean } | null> {
  const found = await tx.feedback.findFirst({ where: { contactId, whyNot: null }, select: { answeredAt: true } });
  return found && { isAnswered: found.answeredAt !== null };
}

/** True where the contact is one of this thread's. */
export async function isOf(tx: Tx, { contactId, conversationId }: Record<'contactId' | 'conversationId', string>) {
  return (await tx.contact.count({ where: { id: contactId, conversationId } })) > 0;
}
