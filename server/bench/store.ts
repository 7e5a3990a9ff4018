/**
 * Messages stored a second by the hub's own log, group commit over one connection a lane, against one INSERT a transaction
 * through the ORM, both on the same PostgreSQL with the same number of senders waiting for their commit.
 */
import { randomUUID } from 'node:crypto';
import { appendBatch, createLog, LOG_LANES } from '../src/conversation/index.ts';
import type { Pool } from 'pg';
import { openPool } from '../src/platform/database/client.ts';
import type { Database } from '../src/platform/database/client.ts';
import { withOwnDatabase } from '../test/support/own-database.ts';
import type { Measurement } from './figures.ts';
import { median, round } from './figures.ts';

const SENDERS = 256;
const CONVERSATIONS = 200;
const SECONDS = 4;
const ROUNDS = 3;
const TEXT = 'x'.repeat(120);

/** How often a second `once` can be done when `SENDERS` do it over and over. */
async function rate(once: (sender: number) => Promise<void>): Promise<number> {
  const until = performance.now() + SECONDS * 1000;
  let done = 0;
  const send = async (sender: number) => {
    while (performance.now() < until) {
      await once(sender);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, (_, sender) => send(sender)));
  return done / SECONDS;
}

async function begin(db: Database): Promise<string[]> {
  const ids = Array.from({ length: CONVERSATIONS }, () => randomUUID());
  await db.conversation.createMany({ data: ids.map((id) => ({ id, channel: 'webchat', state: 'agent' })) });
  return ids;
}

async function oneByOne(db: Database): Promise<number> {
  const ids = await begin(db);
  let seq = 0;
  return rate(async (sender) => {
    seq += 1;
    await db.event.create({
      data: {
        conversationId: String(ids[sender % ids.length]),
        seq,
        clientId: randomUUID(),
        kind: 'message',
        sender: 'resident',
        text: TEXT,
        at: new Date(),
      },
      select: { seq: true },
    });
  });
}

async function grouped(db: Database, pool: Pool): Promise<number> {
  const ids = await begin(db);
  const log = createLog({
    store: (items) => appendBatch(pool, items),
    publish: () => undefined,
    onTurnDue: () => undefined,
    onBatch: () => undefined,
  });
  return rate(async (sender) => {
    const appended = await log.append({
      conversationId: String(ids[sender % ids.length]),
      clientId: randomUUID(),
      kind: 'message',
      from: 'resident',
      text: TEXT,
    });
    if (appended.outcome !== 'stored') throw new Error(`A message was ${appended.outcome}.`);
  });
}

export function store(): Promise<Measurement> {
  return withOwnDatabase(async ({ db, url }) => {
    const pool = openPool(url, LOG_LANES, () => undefined);
    const [orm, log]: [number[], number[]] = [[], []];
    for (let n = 0; n < ROUNDS; n += 1) {
      orm.push(await oneByOne(db));
      log.push(await grouped(db, pool));
    }
    await pool.end();
    return {
      figures: { messagesPerSecond: round(median(log), 0) },
      baseline: { ormMessagesPerSecond: round(median(orm), 0) },
      ratio: { timesOrm: round(median(log) / median(orm)) },
    };
  });
}
