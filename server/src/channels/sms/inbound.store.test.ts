import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../test/support/database.ts';
import { isRush, keepInbound } from './inbound.store.ts';
import type { InboundText } from './inbound.store.ts';

let test: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  test = await testDatabase();
});
beforeEach(() => test.db.smsInbound.deleteMany());
afterAll(() => test.close());

const NOW = new Date('2026-03-02T10:00:00Z');
const ago = (milliseconds: number) => new Date(NOW.getTime() - milliseconds);
const text = (n: number, over: Partial<InboundText> = {}): InboundText => ({
  ...{ sid: `SM-${n}`, token: `token-${n}`, sender: '+447700900001', body: `Text ${n}` },
  ...{ params: { Body: `Text ${n}` }, receivedAt: NOW },
  ...over,
});
const texts = (count: number, receivedAt: Date) => Array.from({ length: count }, (_, n) => text(n, { receivedAt }));
const kept = () => test.db.smsInbound.findMany({ orderBy: { ord: 'asc' } });

describe('texts that come in', () => {
  it('are kept in their order, with everything that came', async () => {
    await keepInbound(test.db, [text(2), text(1, { token: null, body: 'It’s "1"\n🙂' })]);
    expect(await kept()).toMatchObject([
      { sid: 'SM-2', token: 'token-2', params: { Body: 'Text 2' }, state: 'due', receivedAt: NOW },
      { sid: 'SM-1', token: null, body: 'It’s "1"\n🙂' },
    ]);
  });

  it('are kept once, in whatever batch they come again', async () => {
    await keepInbound(test.db, [text(1), text(1), text(2)]);
    await keepInbound(test.db, [text(1, { token: 'another' }), text(3, { token: 'token-2' }), text(4)]);
    expect((await kept()).map(({ sid }) => sid)).toEqual(['SM-1', 'SM-2', 'SM-4']);
  });
});

describe('a rush', () => {
  it('is many texts at this moment', async () => {
    expect(await isRush(test.db, NOW)).toBe(false);
    await keepInbound(test.db, texts(9, ago(100)));
    expect(await isRush(test.db, NOW)).toBe(false);
    await keepInbound(test.db, [text(10)]);
    expect(await isRush(test.db, NOW)).toBe(true);
  });

  it('is over a moment later, whatever still waits to be read', async () => {
    await keepInbound(test.db, texts(100, ago(1000)));
    expect(await isRush(test.db, NOW)).toBe(false);
  });

  it('keeps nobody waiting for long', async () => {
    await keepInbound(test.db, texts(100, NOW));
    await keepInbound(test.db, [text(100, { receivedAt: ago(6000) })]);
    expect(await isRush(test.db, NOW)).toBe(false);
  });
});
