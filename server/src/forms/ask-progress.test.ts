import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testBackOffice } from '../../test/support/back-office.ts';
import type { BackOffice } from '../../test/support/back-office.ts';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { createLog } from '../platform/log.ts';
import { askProgress } from './ask-progress.ts';
import { deliverDue } from './deliver-due.ts';
import { askSoon } from './index.ts';
import { createOpen311 } from './open311/client.ts';
import type { Open311 } from './open311/client.ts';
import { sendReport } from './testing/report.ts';
import type { SentReport } from './testing/report.ts';

let database: TestDatabase;
let office: BackOffice;
let open311: Open311;
let now: Date;
let changes: number;

beforeAll(async () => {
  [database, office] = await Promise.all([testDatabase(), testBackOffice()]);
  open311 = createOpen311({ baseUrl: office.url, timeoutMs: 5000 }, fetch);
});
afterAll(async () => {
  await office.stop();
  await database.close();
});
beforeEach(async () => {
  [now, changes] = [new Date(), 0];
  await database.db.submission.deleteMany({});
});

const asks = (through = open311) =>
  askProgress({ db: database.db, open311: through, clock: () => now, onChange: () => (changes += 1) });
const later = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));
const kept = (id: string) => database.db.submission.findUniqueOrThrow({ where: { id } });

async function arrived(): Promise<SentReport & { number: string }> {
  const report = await sendReport(database.db, { now });
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
  it('keeps what changed, once, and says so', async () => {
    const { number, id } = await arrived();
    await asks();
    expect(await kept(id)).toMatchObject({ stage: 'received', changes: 0 });
    await office.change(number, { status: 'in_progress', expected_datetime: '2027-01-31T23:30:00Z' });
    await asks();
    expect(changes).toBe(0);
    later(6);
    await Promise.all([asks(), asks()]);
    later(6);
    await asks();
    expect(changes).toBe(1);
    expect(await kept(id)).toMatchObject({
      ...{ stage: 'allocated', status: 'open', changes: 1, updatedAt: expect.any(Date) },
      expectedOn: new Date('2027-01-31'),
    });
    await office.change(number, { status: 'closed', status_notes: 'Filled on Tuesday.' });
    later(6);
    await asks();
    expect(await kept(id)).toMatchObject({ stage: 'closed', status: 'closed', statusNotes: 'Filled on Tuesday.' });
  });

  it('asks at once about what the back office says has changed, also when it was closed', async () => {
    const { number, id } = await arrived();
    await office.change(number, { status: 'fixed' });
    await asks();
    expect(await kept(id)).toMatchObject({ stage: 'done', status: 'closed' });
    await office.change(number, { status: 'open' });
    later(6);
    await asks();
    expect(await kept(id)).toMatchObject({ stage: 'done' });
    await Promise.all([askSoon(database.db, number), askSoon(database.db, number), askSoon(database.db, 'unknown')]);
    await asks();
    expect(await kept(id)).toMatchObject({ stage: 'received', status: 'open', changes: 2 });
  });

  it('never takes an account that comes late', async () => {
    const { number, id } = await arrived();
    const before = await open311.requests({ serviceRequestIds: [number] });
    await office.change(number, { status: 'fixed' });
    await asks();
    later(6);
    await askSoon(database.db, number);
    await asks({ ...open311, requests: () => Promise.resolve(before) });
    expect(await kept(id)).toMatchObject({ stage: 'done', changes: 1 });
  });

  it('learns the number of a report that was first given a token', async () => {
    const { number, id } = await arrived();
    await database.db.submission.update({ where: { id }, data: { serviceRequestId: null, token: 'abc' } });
    await office.change(number, { status: 'closed' });
    const withTokens = (value: string | null) => ({
      ...open311,
      token: () => Promise.resolve({ ok: true as const, value }),
    });
    await asks(withTokens(null));
    expect(await kept(id)).toMatchObject({ stage: null });
    later(6);
    await asks(withTokens(number));
    expect(await kept(id)).toMatchObject({ stage: 'closed', serviceRequestId: number });
  });

  it('asks again in its turn when the back office is away', async () => {
    const { number, id } = await arrived();
    await office.change(number, { status: 'closed' });
    await office.kill();
    await asks();
    await office.start();
    later(6);
    await asks();
    expect(await kept(id)).toMatchObject({ stage: 'closed' });
  });
});
