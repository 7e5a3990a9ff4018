/**
 * A burst of texts: 1,000 residents text the council in one second. How long each webhook waits for its answer, against a bare server
 * that checks the same signature and keeps nothing; whether every text is kept and answered once; and whether the answers, all due
 * at once, leave at the pace of the sending number.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Database } from '../src/platform/database/client.ts';
import { hubCommand, startHub } from '../test/support/hub.ts';
import { withOwnDatabase } from '../test/support/own-database.ts';
import { testTwilio } from '../test/support/twilio.ts';
import type { NetworkText, TestTwilio } from '../test/support/twilio.ts';
import { burst, textWebhook } from './burst.ts';
import type { BurstAnswer } from './burst.ts';
import type { Measurement } from './figures.ts';
import { worstSecond } from './worst-second.ts';
import { percentile, round } from './figures.ts';

const TEXTS = 1000;
const OVER_MS = 1000;
const WARM_UP_MS = 3000;
/** What the hub is to keep, slower than it can answer. The network takes more, so that it sees a hub that sends too fast. */
const PER_SECOND = 40;
const NETWORK_PER_SECOND = 1000;
const ANSWERED_WITHIN_MS = 600_000;

const FIRST = { sid: 'SM-first', from: '+447700899999' };

interface Edge {
  token: string;
  publicBaseUrl: string;
}

/** Everybody's number is their own: nobody is held back for having had five answers in an hour. */
const numberOf = (index: number) => `+447700${String(900_000 + index)}`;

const textFrom = (edge: Edge, sid: string, from: string): string =>
  textWebhook(edge, { sid, from, to: '+447700900999', body: 'My bin was not emptied again this week' });

/** The same text again and again: it is kept and answered once, and whoever takes it has seen webhooks before it is measured. */
async function warmUp(port: number, edge: Edge): Promise<void> {
  const first = textFrom(edge, FIRST.sid, FIRST.from);
  const answers = await burst(port, Array<string>(TEXTS).fill(first), WARM_UP_MS);
  if (ok(answers) < TEXTS) throw new Error('A webhook was refused before the burst.');
}

function sendBurst(port: number, edge: Edge): Promise<BurstAnswer[]> {
  const webhooks = Array.from({ length: TEXTS }, (_, index) =>
    textFrom(edge, `SM${String(index).padStart(32, '0')}`, numberOf(index)),
  );
  return burst(port, webhooks, OVER_MS);
}

async function measureBare(edge: Edge): Promise<BurstAnswer[]> {
  // With whatever the hub's own process is given, so that both have the same memory to work in.
  const flags = hubCommand.filter((argument) => argument.startsWith('--'));
  const file = fileURLToPath(new URL('bare-webhook.js', import.meta.url));
  const child = spawn(process.execPath, [...flags, file, edge.token, edge.publicBaseUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  await warmUp(Number(port.toString()), edge);
  const answers = await sendBurst(Number(port.toString()), edge);
  child.kill();
  await once(child, 'exit');
  return answers;
}

interface Outcome {
  answers: BurstAnswer[];
  kept: number;
  sent: NetworkText[];
  seconds: number;
}

function measureHub(twilio: TestTwilio, edge: Edge): Promise<Outcome> {
  return withOwnDatabase(async ({ db, url, dir }) => {
    const own = { DATABASE_URL: url, SEED_DEMO: '0', DATA_DIR: dir };
    const hub = await startHub({ ...own, ...twilio.env, TWILIO_TEXTS_PER_SECOND: String(PER_SECOND) }, twilio.hubPort);
    try {
      await warmUp(hub.port, edge);
      await untilAnswered(db, 1);
      const started = performance.now();
      const answers = await sendBurst(hub.port, edge);
      await untilAnswered(db, 1 + TEXTS);
      const seconds = (performance.now() - started) / 1000;
      const kept = await db.smsInbound.count({ where: { sid: { not: FIRST.sid } } });
      const sent = (await twilio.sent()).filter(({ to }) => to !== FIRST.from);
      return { answers, seconds, kept, sent };
    } finally {
      await hub.stop();
    }
  });
}

/** Settles when so many numbers are answered and no answer is on its way, or after a limit: what is missing then is counted. */
async function untilAnswered(db: Database, numbers: number): Promise<void> {
  const latest = performance.now() + ANSWERED_WITHIN_MS;
  while (performance.now() < latest) {
    const waiting = await db.smsOutbound.count({ where: { state: 'due' } });
    const answered = await db.smsOutbound.groupBy({ by: ['receiver'] });
    if (waiting === 0 && answered.length >= numbers) return;
    await new Promise((next) => setTimeout(next, 200));
  }
}

const delays = (answers: readonly BurstAnswer[]) => answers.map(({ milliseconds }) => milliseconds);
const ok = (answers: readonly BurstAnswer[]) => answers.filter(({ status }) => status === 200).length;

export async function sms(): Promise<Measurement> {
  const twilio = await testTwilio({ perSecond: NETWORK_PER_SECOND });
  try {
    const edge = {
      token: twilio.env.TWILIO_AUTH_TOKEN?.split(',')[0] ?? '',
      publicBaseUrl: twilio.env.PUBLIC_BASE_URL ?? '',
    };
    const bare = await measureBare(edge);
    const { answers, kept, sent, seconds } = await measureHub(twilio, edge);
    const answered = new Set(sent.map(({ to }) => to));
    const worst = worstSecond(sent.map(({ at }) => at));
    return {
      figures: {
        p50Ms: round(percentile(delays(answers), 0.5), 1),
        p99Ms: round(percentile(delays(answers), 0.99), 1),
        worstMs: round(Math.max(...delays(answers)), 1),
        answered: ok(answers),
        kept,
        sent: sent.length,
        seconds: round(seconds, 1),
        worstSecond: worst,
        lost: TEXTS - kept + (TEXTS - answered.size),
        doubled: sent.length - answered.size,
        worstSecondOver: Math.max(0, worst - PER_SECOND),
      },
      baseline: {
        p50Ms: round(percentile(delays(bare), 0.5), 1),
        p99Ms: round(percentile(delays(bare), 0.99), 1),
        worstMs: round(Math.max(...delays(bare)), 1),
        answered: ok(bare),
      },
      ratio: { p99SlowerMs: round(percentile(delays(answers), 0.99) - percentile(delays(bare), 0.99), 1) },
    };
  } finally {
    await twilio.stop();
  }
}
