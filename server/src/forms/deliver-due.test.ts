import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testBackOffice } from '../../test/support/back-office.ts';
import type { BackOffice } from '../../test/support/back-office.ts';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { createLog } from '../platform/log.ts';
import { createReports } from './create-reports.ts';
import type { DeliveryOutcome, DeliveryPorts } from './deliver-due.ts';
import { deliverDue } from './deliver-due.ts';
import { createOpen311 } from './open311/client.ts';
import { sendReport } from './testing/report.ts';

let database: TestDatabase;
let office: BackOffice;
let now: Date;
let outcomes: DeliveryOutcome[];
let tasks: number;
let logged: string;
let timeoutMs: number;

const PATIENT_MS = 30_000;
/** For calls that get no answer. */
const IMPATIENT_MS = 2000;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  [office, now, outcomes, tasks, logged] = [await testBackOffice(), new Date(), [], 0, ''];
  timeoutMs = PATIENT_MS;
  await database.db.submission.deleteMany({});
});
afterEach(() => office.stop());

function ports(): DeliveryPorts {
  return {
    db: database.db,
    open311: createOpen311({ baseUrl: office.url, timeoutMs }, fetch),
    clock: () => now,
    random: () => 1,
    isStopping: () => false,
    announceTasks: () => (tasks += 1),
    onOutcome: (outcome) => outcomes.push(outcome),
    log: createLog({ level: 'info', nodeName: 'test' }, { write: (line) => (logged += line) }),
  };
}
const deliver = () => deliverDue(ports());
const later = (seconds: number) => (now = new Date(now.getTime() + seconds * 1000));
const stored = (id: string) => database.db.submission.findUniqueOrThrow({ where: { id } });
/** Tries with little patience. */
async function tryInVain(trying: () => Promise<void> = deliver): Promise<void> {
  timeoutMs = IMPATIENT_MS;
  await trying();
  timeoutMs = PATIENT_MS;
}
const arrival = async () => {
  while ((await office.requests()).length === 0) await new Promise((next) => setTimeout(next, 50));
};
const references = async () => (await office.requests()).map(({ attributes }) => attributes.reference);

describe('a report', () => {
  it('arrives, and its number is kept', async () => {
    const report = await sendReport(database.db, { now });
    await deliver();
    const [arrived] = await office.requests();
    expect(arrived).toMatchObject({ attributes: { reference: report.reference, surface: 'road' } });
    expect(await stored(report.id)).toMatchObject({
      ...{ state: 'sent', attempts: 1, problem: null, sentAt: now },
      serviceRequestId: arrived?.service_request_id,
    });
    await deliver();
    expect(outcomes).toEqual(['sent']);
  });

  it('is tried again later after a fault, not before', async () => {
    const report = await sendReport(database.db, { now });
    await office.fault({ mode: '500', times: 1 });
    await deliver();
    expect(await stored(report.id)).toMatchObject({
      state: 'due',
      attempts: 1,
      problem: expect.stringContaining('500'),
    });
    later(4);
    await deliver();
    later(1);
    await deliver();
    expect(outcomes).toEqual(['later', 'sent']);
    expect(await references()).toEqual([report.reference]);
  });

  it('waits as long as it is asked to', async () => {
    const report = await sendReport(database.db, { now });
    await office.fault({ mode: '429', times: 1 });
    await deliver();
    expect((await stored(report.id)).nextAt.getTime() - now.getTime()).toBeGreaterThanOrEqual(2000);
    later(5);
    await deliver();
    expect(outcomes).toEqual(['later', 'sent']);
    expect(await references()).toEqual([report.reference]);
  });

  it.each(['timeout-after-accept', 'slow'] as const)('is there once when its answer is lost: %s', async (mode) => {
    const report = await sendReport(database.db, { now });
    await office.fault({ mode, times: 1 });
    await tryInVain();
    expect(await stored(report.id)).toMatchObject({ state: 'due', problem: 'no answer in time' });
    if (mode === 'timeout-after-accept') await arrival();
    later(10);
    await deliver();
    const [arrived] = await office.requests();
    expect(await references()).toEqual([report.reference]);
    expect(await stored(report.id)).toMatchObject({ state: 'sent', serviceRequestId: arrived?.service_request_id });
    if (mode === 'timeout-after-accept') expect(outcomes).toEqual(['later', 'found']);
  });

  it('is found by the line of its description where attributes are not given back', async () => {
    const report = await sendReport(database.db, { now });
    await office.fault({ mode: 'timeout-after-accept', times: 1 });
    const deliverForgetfully = () => {
      const { open311, ...rest } = ports();
      const requests: typeof open311.requests = async (query) => {
        const answer = await open311.requests(query);
        return answer.ok ? { ok: true, value: answer.value.map((each) => ({ ...each, attributes: null })) } : answer;
      };
      return deliverDue({ ...rest, open311: { ...open311, requests } });
    };
    await tryInVain(deliverForgetfully);
    await arrival();
    later(10);
    await deliverForgetfully();
    expect(outcomes).toEqual(['later', 'found']);
    expect(await references()).toEqual([report.reference]);
  });

  it('outlives a back office that is killed in the middle, and one that is away', async () => {
    const report = await sendReport(database.db, { now });
    await office.fault({ mode: 'slow', times: 1 });
    const under = deliver();
    await office.kill();
    await under;
    later(10);
    await deliver();
    expect(outcomes).toEqual(['later', 'later']);
    await office.start();
    later(20);
    await deliver();
    expect(await references()).toEqual([report.reference]);
    await office.kill();
    await office.start();
    expect(await references()).toEqual([report.reference]);
  });

  it('is taken over when the node that had it is gone', async () => {
    const report = await sendReport(database.db, { now });
    await office.fault({ mode: 'timeout-after-accept', times: 1 });
    // It arrives, and then the node is gone: nothing of what came is kept.
    await tryInVain(async () => {
      const { open311, ...rest } = ports();
      const post: typeof open311.post = async (given) => {
        await open311.post(given);
        throw new Error('the power is cut');
      };
      await expect(deliverDue({ ...rest, open311: { ...open311, post } })).rejects.toThrow('the power is cut');
    });
    await arrival();
    await deliver();
    expect(outcomes).toEqual([]);
    later(61);
    await deliver();
    expect(outcomes).toEqual(['found']);
    expect(await references()).toEqual([report.reference]);
  });

  it('is sent by one of several nodes that try at once', async () => {
    const reports = await Promise.all(Array.from({ length: 12 }, () => sendReport(database.db, { now })));
    await Promise.all([deliver(), deliver(), deliver()]);
    expect(outcomes).toEqual(Array(12).fill('sent'));
    expect((await references()).sort()).toEqual(reports.map(({ reference }) => reference).sort());
    expect(await database.db.submission.count({ where: { state: 'sent', attempts: 1 } })).toBe(12);
  });
});

describe('a report that is refused', () => {
  it('becomes a task for people, and the next is sent', async () => {
    const refused = await sendReport(database.db, { now });
    await database.db.submission.update({ where: { id: refused.id }, data: { serviceCode: 'dragons' } });
    const good = await sendReport(database.db, { now });
    await deliver();
    expect(outcomes.sort()).toEqual(['refused', 'sent']);
    expect(await stored(refused.id)).toMatchObject({ state: 'refused', problem: expect.stringContaining('404') });
    const where = { contactId: refused.contactId };
    expect(await database.db.duty.findMany({ where })).toMatchObject([
      { kind: 'task', what: 'send-report', doneAt: null },
    ]);
    expect(tasks).toBe(1);
    expect(await references()).toEqual([good.reference]);
  });

  it('is a task again when the same happens after somebody has done the first', async () => {
    const report = await sendReport(database.db, { now });
    await database.db.submission.update({ where: { id: report.id }, data: { serviceCode: 'dragons' } });
    await deliver();
    const where = { contactId: report.contactId };
    await database.db.duty.updateMany({ where, data: { doneAt: now } });
    await database.db.submission.update({ where: { id: report.id }, data: { state: 'due', nextAt: now } });
    later(1);
    await deliver();
    expect(await database.db.duty.findMany({ where })).toMatchObject([{ doneAt: null, at: now }]);
  });

  it('is logged when no contact is there to put it beside, without a word of the resident', async () => {
    const report = await sendReport(database.db, { now });
    await database.db.contact.delete({ where: { id: report.contactId } });
    await database.db.submission.update({ where: { id: report.id }, data: { serviceCode: 'dragons' } });
    await deliver();
    expect(tasks).toBe(0);
    expect(JSON.parse(logged)).toMatchObject({ level: 50, submissionId: report.id, hasTask: false });
    expect(logged).not.toMatch(/adaeze|sample/i);
  });
});

describe('what the health of the hub says of reports', () => {
  const reportsOf = (backOffice: { baseUrl: string } | undefined) => {
    const counts: unknown[] = [];
    const { db, clock, log, isStopping, announceTasks, onOutcome } = ports();
    const given = { db, clock, log, isStopping, announceTasks, onOutcome, backOffice };
    const reports = createReports({
      ...given,
      onProgress: () => undefined,
      onCounts: (each) => counts.push(each),
    });
    return { reports, counts };
  };

  it('is how many wait, and that they wait too long', async () => {
    const { reports, counts } = reportsOf({ baseUrl: office.url });
    expect(reports.state()).toMatchObject({ state: 'unknown' });
    await sendReport(database.db, { now });
    const oldestDueAt = now.toISOString();
    await reports.count();
    expect(reports.state()).toEqual({ state: 'ok', due: 1, refused: 0, oldestDueAt });
    later(601);
    expect(reports.state()).toEqual({ state: 'waiting', due: 1, refused: 0, oldestDueAt });
    await reports.deliver();
    await reports.count();
    expect(reports.state()).toEqual({ state: 'ok', due: 0, refused: 0, oldestDueAt: null });
    expect(counts).toMatchObject([{ due: 1 }, { due: 0 }]);
  });

  it('is that there is no back office, and reports stay as they are', async () => {
    const { reports } = reportsOf(undefined);
    const { id } = await sendReport(database.db, { now });
    await reports.deliver();
    await reports.askProgress();
    await reports.count();
    expect(reports.state()).toMatchObject({ state: 'no-back-office', due: 1 });
    expect(await stored(id)).toMatchObject({ state: 'due', attempts: 0 });
  });
});
