import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../test/support/database.ts';
import { createLog } from '../../platform/log.ts';
import { sendTexts } from './send-texts.ts';
import type { SendOutcome } from './send-texts.ts';
import type { TextGate } from './twilio-texts.ts';

let test: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

const NOW = new Date('2026-03-02T10:00:00Z');
let last = 0;
let now = NOW.getTime();

/** A number that a text is written for, and may have been tried to be sent to. */
async function textDue({ tries = 0, stoppedAt = null }: { tries?: number; stoppedAt?: Date | null }) {
  const [id, conversationId, number] = [
    randomUUID(),
    randomUUID(),
    `+4477009001${String((last += 1)).padStart(2, '0')}`,
  ];
  await test.db.conversation.create({ data: { id: conversationId, channel: 'sms', number } });
  await test.db.smsNumber.create({ data: { number, conversationId, stoppedAt } });
  await test.db.smsOutbound.create({
    data: {
      ...{ id, conversationId, seq: 1, part: 0, receiver: number, body: 'Marlow Reach Council: Hello.' },
      ...{ segments: 1, automatic: true, tries, nextAt: NOW, createdAt: NOW },
    },
  });
  return { id, number, kept: () => test.db.smsOutbound.findUniqueOrThrow({ where: { id } }) };
}

/** Sends what is due, past a network that takes everything and had already taken `taken`; answers what it was given and what came of it. */
async function send(taken: string[] = []): Promise<{ given: string[]; outcomes: SendOutcome[] }> {
  const [given, outcomes]: [string[], SendOutcome[]] = [[], []];
  const gate: TextGate = {
    find: () => Promise.resolve(taken),
    send: ({ receiver }) => Promise.resolve(`SM-${given.push(receiver)}-${receiver}`),
  };
  // Every look at the clock is a second later, so that the pace is never waited for; a text that is held up stops the sending.
  let looks = 0;
  await sendTexts({
    ...{ db: test.db, gate, sender: '+447700900999', perSecond: 10 },
    clock: () => new Date((now += 1000)),
    isStopping: () => (looks += 1) > 3,
    sleep: () => Promise.resolve(),
    onOutcome: (outcome) => outcomes.push(outcome),
    announceTasks: () => undefined,
    log: createLog({ level: 'silent', nodeName: 'test' }),
  });
  return { given, outcomes };
}

describe('a text that waits to be sent', () => {
  it('is sent to whoever did not say STOP', async () => {
    const text = await textDue({});
    expect(await send()).toEqual({ given: [text.number], outcomes: ['accepted'] });
    expect((await text.kept()).state).toBe('accepted');
  });

  it.each([0, 1])('is held when its receiver said STOP since it was written (tries before: %d)', async (tries) => {
    const text = await textDue({ tries, stoppedAt: NOW });
    expect(await send()).toEqual({ given: [], outcomes: ['held'] });
    expect(await text.kept()).toMatchObject({ state: 'held', why: 'stopped', sid: null });
  });

  it('is kept as accepted when the network had taken it before STOP', async () => {
    const text = await textDue({ tries: 1, stoppedAt: NOW });
    expect(await send(['SM-taken'])).toEqual({ given: [], outcomes: ['found'] });
    expect(await text.kept()).toMatchObject({ state: 'accepted', sid: 'SM-taken' });
  });

  it('waits until everything that its receiver texted is read', async () => {
    const text = await textDue({});
    const sid = 'SM-unread';
    await test.db.smsInbound.create({
      data: { sid, sender: text.number, body: 'STOP', params: {}, receivedAt: NOW },
    });
    expect((await send()).given).toEqual([]);
    expect((await text.kept()).state).toBe('due');
    await test.db.smsInbound.update({ where: { sid }, data: { state: 'done' } });
    expect((await send()).given).toEqual([text.number]);
  });
});
