import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { metresBetween } from './distance.ts';
import { followReport, nearbyReports } from './index.ts';
import { SAMPLE_ROAD, sendReport } from './testing/report.ts';

const now = new Date('2026-11-24T10:00:00Z');
const here = { latitude: 51.75, longitude: 2.05 };
const DAY_MS = 24 * 60 * 60 * 1000;
const near = () => nearbyReports(database.db, { serviceCode: 'pothole', ...here, now });

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.db.formDraft.deleteMany({}));

describe('nearbyReports', () => {
  it('tells the reference, the day and the street, and nothing of who made it', async () => {
    const place = { ...SAMPLE_ROAD, text: '14 Sample Road, Marlow Reach, ZZ2 2AB (at Adaeze’s gate)' };
    const { reference } = await sendReport(database.db, { now, place });
    expect(await near()).toEqual([{ reference, day: '2026-11-24', place: 'Sample Road, Marlow Reach, ZZ2 2AB' }]);
  });

  it('keeps to itself where it is when that was told in the resident’s own words', async () => {
    await sendReport(database.db, { now, place: { text: 'outside my flat, number 9', ...here } });
    expect(await near()).toMatchObject([{ place: null }]);
  });

  it('knows reports that wait, but none that is refused or closed', async () => {
    const [waits, refused, closed] = await Promise.all([0, 1, 2].map(() => sendReport(database.db, { now })));
    const set = (id: string | undefined, data: object) =>
      database.db.submission.updateMany({ where: { id: id ?? '' }, data });
    await set(refused?.id, { state: 'refused' });
    await set(closed?.id, { state: 'sent', status: 'closed' });
    expect((await near()).map(({ reference }) => reference)).toEqual([waits?.reference]);
  });

  it('answers the newest three that are near and of the last 30 days, as looking at each one would', async () => {
    const report = fc.record({
      serviceCode: fc.constantFrom('pothole', 'pothole', 'street-light'),
      north: fc.double({ min: -0.001, max: 0.001, noNaN: true }),
      east: fc.double({ min: -0.0016, max: 0.0016, noNaN: true }),
      minutesAgo: fc.integer({ min: 0, max: 40 * 24 * 60 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(report, { maxLength: 12, selector: (each) => each.minutesAgo }),
        async (given) => {
          await database.db.formDraft.deleteMany({});
          const rows = given.map(({ serviceCode, north, east, minutesAgo }) => ({
            id: randomUUID(),
            serviceCode,
            ...{ latitude: here.latitude + north, longitude: here.longitude + east },
            createdAt: new Date(now.getTime() - minutesAgo * 60_000),
          }));
          const draft = { formId: 'report-pothole', formVersion: 1, createdAt: now, updatedAt: now };
          await database.db.formDraft.createMany({ data: rows.map(({ id }) => ({ id, ...draft })) });
          await database.db.submission.createMany({
            data: rows.map((row) => ({
              ...row,
              ...{ draftId: row.id, reference: row.id, nextAt: now, payload: { description: '', attributes: {} } },
            })),
          });
          const expected = rows
            .filter(({ serviceCode }) => serviceCode === 'pothole')
            .filter(({ createdAt }) => now.getTime() - createdAt.getTime() <= 30 * DAY_MS)
            .filter((row) => metresBetween(here, row) <= 60)
            .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
            .slice(0, 3);
          expect((await near()).map(({ reference }) => reference)).toEqual(expected.map(({ id }) => id));
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('followReport', () => {
  it('follows a report once, and none that is not there', async () => {
    const { id, reference } = await sendReport(database.db, { now });
    const conversationId = randomUUID();
    await database.db.conversation.create({ data: { id: conversationId, channel: 'webchat' } });
    const follow = (what: string) => followReport(database.db, { reference: what, conversationId, now });
    expect(await Promise.all([follow(reference), follow(reference)])).toEqual([true, true]);
    expect(await database.db.submissionFollower.findMany()).toMatchObject([
      { submissionId: id, conversationId, at: now },
    ]);
    expect(await follow('R-2222-2222')).toBe(false);
  });
});
