/** A report as a resident sends it, for tests of what becomes of it. */
import { randomUUID } from 'node:crypto';
import type { FormAnswers, Place } from '@hub/contract';
import { answer, loadForms } from '@hub/forms';
import type { Database } from '../../platform/database/client.ts';
import { openDraft, sendDraft } from '../index.ts';

export interface SentReport {
  /** The submission's id, and the idempotency key. */
  id: string;
  reference: string;
  conversationId: string;
  contactId: string;
}

export const SAMPLE_ROAD: Place = {
  text: '14 Sample Road, Marlow Reach',
  latitude: 51.75,
  longitude: 2.05,
  usrn: '99900002',
};

/** Sends a report of a pothole out of a conversation of its own, with its contact. */
export async function sendReport(
  db: Database,
  { now, place = SAMPLE_ROAD, channel = 'webchat' }: { now: Date; place?: Place; channel?: string },
): Promise<SentReport> {
  const form = loadForms().find(({ id }) => id === 'report-pothole');
  if (!form) throw new Error('there is no such form');
  const [conversationId, contactId] = [randomUUID(), randomUUID()];
  await db.conversation.create({ data: { id: conversationId, channel } });
  await db.contact.create({ data: { id: contactId, conversationId, channel, startedAt: now } });
  const said: [string, Parameters<typeof answer>[2]][] = [
    ['place', place],
    ['surface', 'road'],
    ['size', 'bigger'],
    ['danger', 'no'],
    ['detail', null],
    ['name', 'Adaeze Sample Resident'],
    ['email', 'adaeze@resident.example'],
  ];
  const answers = said.reduce<FormAnswers>((all, [id, value]) => answer(all, id, value, { by: 'resident', now }), {});
  const draft = await openDraft(db, form, { conversationId, residentId: null, answers, now });
  const sent = await sendDraft(db, form, draft, now);
  if (!sent.ok) throw new Error('the report was not sent');
  return { id: draft.id, reference: sent.reference, conversationId, contactId };
}
