/** Recordings go after the days that supervisors or the rules say, and never later than their callers were promised. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { testDatabase } from '../../../test/support/database.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import { deleteRecordings } from './delete-recordings.ts';
import { recordingDaysNow } from './recording-days.store.ts';

const NOW = new Date('2026-12-02T10:00:00Z');
const DAY_MS = 24 * 60 * 60 * 1000;
const RULES_DAYS = 90;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
let callId: string;
beforeEach(async () => {
  const { db } = database;
  await db.$executeRaw`TRUNCATE "call_recording", "retention_period", "call", "conversation" CASCADE`;
  const conversation = await db.conversation.create({ data: { id: randomUUID(), channel: 'phone' } });
  callId = randomUUID();
  await db.call.create({
    data: {
      id: callId,
      conversationId: conversation.id,
      direction: 'inbound',
      number: null,
      spokenSeq: 0,
      startedAt: NOW,
    },
  });
});

/** A recording of so many days ago. */
const made = async (sid: string, daysAgo: number, keepDays: number | null = null) => {
  const startedAt = new Date(NOW.getTime() - daysAgo * DAY_MS);
  const rest = { kind: 'voicemail', wanted: 'stopped', state: 'ended', seconds: 9, endedAt: startedAt };
  await database.db.callRecording.create({ data: { id: randomUUID(), callId, sid, startedAt, keepDays, ...rest } });
};
const period = (days: number) =>
  database.db.retentionPeriod.upsert({
    where: { kind: 'recording' },
    create: { kind: 'recording', days },
    update: { days },
  });
const deleted = async (): Promise<string[]> => {
  const gone: string[] = [];
  const remove = (sid: string) => {
    gone.push(sid);
    return Promise.resolve();
  };
  const ports = { db: database.db, clock: () => NOW, rulesDays: () => RULES_DAYS, log: pino({ level: 'silent' }) };
  await deleteRecordings({ ...ports, recordings: { remove } });
  return gone.sort();
};

describe('recordings', () => {
  it('go after the days of the rules, where nobody says otherwise', async () => {
    await made('old', 91);
    await made('young', 89);
    expect(await deleted()).toEqual(['old']);
    expect(await recordingDaysNow(database.db, RULES_DAYS)).toBe(90);
  });

  it('go at once after a shorter period, and nothing younger does', async () => {
    await made('old', 31, 90);
    await made('young', 29, 90);
    await period(30);
    expect(await deleted()).toEqual(['old']);
    expect(await deleted()).toEqual([]);
    expect(await recordingDaysNow(database.db, RULES_DAYS)).toBe(30);
  });

  it('go when their callers were promised, though the period is longer by now', async () => {
    await period(200);
    await made('promised 30', 31, 30);
    await made('of the rules', 91);
    await made('promised 200', 199, 200);
    expect(await deleted()).toEqual(['of the rules', 'promised 30']);
  });
});
