import { randomUUID } from 'node:crypto';
import type { ConversationEvent } from '@hub/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testBackOffice } from '../../test/support/back-office.ts';
import type { BackOffice } from '../../test/support/back-office.ts';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { createLog } from '../platform/log.ts';
import { askProgress } from './ask-progress.ts';
import { deliverDue } from './deliver-due.ts';
import { followReport } from './index.ts';
import { createOpen311 } from './open311/client.ts';
import type { Open311 } from './open311/client.ts';
import { progressInWords } from './progress-in-words.ts';
import { sendReport } from './testing/report.ts';
import type { SentReport } from './testing/report.ts';
import { reportWording } from './wording.ts';

let database: TestDatabase;
let office: BackOffice;
let open311: Open311;
let now: Date;
let told: ConversationEvent[];

beforeAll(async () => {
  [database, office] = await Promise.all([testDatabase(), testBackOffice()]);
  open311 = createOpen311({ baseUrl: office.url, timeoutMs: 5000 }, fetch);
});
afterAll(async () => {
  await office.stop();
  await database.close();
});
beforeEach(async () => {
  [now, told] = [new Date(), []];
  await database.db.submission.deleteMany({});
});

const asks = (through = open311) =>
  askProgress({
    ...{ db: database.db, open311: through, clock: () => now, newId: () => randomUUID() },
    publish: (events) => told.push(...events),
  });
const later = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));
const said = (conversationId: string) =>
  database.db.event.findMany({
    where: { conversationId },
    orderBy: { seq: 'asc' },
    select: { text: true, sender: true },
  });

async function arrived(channel?: string): Promise<SentReport & { number: string }> {
  const report = await sendReport(database.db, { now, ...(channel !== undefined && { channel }) });
  await deliverDue({
    ...{ db: database.db, open311, clock: () => now, random: Math.random, isStopping: () => false },
    ...{
      announceTasks: () => undefined,
      onOutcome: () => undefined,
      log: createLog({ level: 'silent', nodeName: 't' }),
    },
  });
  const { serviceRequestId } = await database.db.submission.findUniqueOrThrow({ where: { id: report.id } });
  return { ...report, number: serviceRequestId ?? '' };
}

describe('asking how reports get on', () => {
  it('says nothing while a report is open, and once what changed', async () => {
    const { conversationId, reference, number, id } = await arrived();
    await asks();
    expect(await said(conversationId)).toEqual([]);
    await office.change(number, { status: 'closed', status_notes: 'Filled on Tuesday.' });
    await asks();
    expect(await said(conversationId)).toEqual([]);
    later(6);
    await Promise.all([asks(), asks()]);
    later(6);
    await asks();
    const text = `Your report ${reference}: the team has finished with it. If it is not put right, tell us here. The team says: Filled on Tuesday.`;
    expect(await said(conversationId)).toEqual([{ text, sender: 'bot' }]);
    expect(told).toMatchObject([{ conversationId, text, from: 'bot', kind: 'message' }]);
    expect(await database.db.submission.findUniqueOrThrow({ where: { id } })).toMatchObject({
      ...{ status: 'closed', statusNotes: 'Filled on Tuesday.', updatedAt: expect.any(Date) },
    });
  });

  it('says a new note, and each change of it', async () => {
    const { conversationId, reference, number } = await arrived();
    for (const status_notes of ['We come on Monday.', 'We come on Tuesday.']) {
      await office.change(number, { status: 'open', status_notes });
      later(6);
      await asks();
    }
    expect((await said(conversationId)).map(({ text }) => text)).toEqual([
      `Your report ${reference}: the team is working on it. The team says: We come on Monday.`,
      `Your report ${reference}: the team is working on it. The team says: We come on Tuesday.`,
    ]);
  });

  it('tells who follows a report that it gets on, without what was written to its maker', async () => {
    const { conversationId, reference, number } = await arrived();
    const follower = randomUUID();
    await database.db.conversation.create({ data: { id: follower, channel: 'webchat' } });
    await followReport(database.db, { reference, conversationId: follower, now });
    await followReport(database.db, { reference, conversationId, now });
    await office.change(number, { status: 'closed', status_notes: 'Thank you, Adaeze.' });
    later(6);
    await asks();
    expect(await said(conversationId)).toHaveLength(1);
    const [heard] = await said(follower);
    expect(heard?.text).toMatch(`The report ${reference} that you follow: the team has finished with it.`);
    expect(heard?.text).not.toContain('Adaeze');
  });

  it('keeps what it hears of a report from another channel, and says it nowhere', async () => {
    const { conversationId, number, id } = await arrived('sms');
    await office.change(number, { status: 'closed', status_notes: '' });
    later(6);
    await asks();
    expect(await said(conversationId)).toEqual([]);
    expect(await database.db.submission.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'closed' });
  });

  it('learns the number of a report that was first given a token', async () => {
    const { conversationId, number, id } = await arrived();
    await database.db.submission.update({ where: { id }, data: { serviceRequestId: null, token: 'abc' } });
    await office.change(number, { status: 'closed', status_notes: '' });
    const withTokens = (value: string | null) => ({
      ...open311,
      token: () => Promise.resolve({ ok: true as const, value }),
    });
    await asks(withTokens(null));
    expect(await said(conversationId)).toEqual([]);
    later(6);
    await asks(withTokens(number));
    expect(await said(conversationId)).toHaveLength(1);
    expect(await database.db.submission.findUniqueOrThrow({ where: { id } })).toMatchObject({
      serviceRequestId: number,
    });
  });

  it('asks again in its turn when the back office is away', async () => {
    const { conversationId, number } = await arrived();
    await office.change(number, { status: 'closed', status_notes: '' });
    await office.kill();
    await asks();
    await office.start();
    later(6);
    await asks();
    expect(await said(conversationId)).toHaveLength(1);
  });
});

describe('progressInWords', () => {
  const about = { reference: 'R-2222-3333', status: 'open', notes: '', follows: false };

  it('takes a status that the standard does not know for work that goes on', () => {
    expect(progressInWords({ ...about, status: 'investigating' }, reportWording)).toBe(
      progressInWords(about, reportWording),
    );
  });

  it('masks card numbers and cuts what is very long', () => {
    const notes = `Card 4111 1111 1111 1111. ${'a'.repeat(1000)} $&`;
    const text = progressInWords({ ...about, notes }, reportWording);
    expect(text).toContain('[card removed]');
    expect(text.length).toBeLessThan(400);
  });

  it('uses sentences of at most 20 words', () => {
    for (const sentence of Object.values(reportWording).flatMap((text) => text.split(/(?<=\.) /)))
      expect(sentence.split(' ').length).toBeLessThanOrEqual(20);
  });
});
