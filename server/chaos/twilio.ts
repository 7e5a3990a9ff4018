/**
 * Texts on a bad day: webhooks come twice, in another order, never, or forged; the network takes a text and does not say so, or says
 * that it is too much; it tells the end before the beginning, twice, or nothing; and the only hub is killed in the middle of it. Once
 * all is quiet, everything said is there once.
 */
import { startHub } from '../test/support/hub.ts';
import { withOwnDatabase } from '../test/support/own-database.ts';
import { testTwilio } from '../test/support/twilio.ts';
import type { TestTwilio } from '../test/support/twilio.ts';
import { furtherOf } from '../src/channels/sms/message-status.ts';
import type { Database } from '../src/platform/database/client.ts';
import { createTexting, pause } from './texting.ts';
import { findFaults } from './texts-found.ts';
import type { TextFaults } from './texts-found.ts';

/** What the hub is to keep; the network takes more, so that it sees a hub that does not. */
const PER_SECOND = 20;
const NETWORK_PER_SECOND = 1000;
/** Met by texts of a round whose kill comes at any moment. */
const FAULTS = ['500-after-accept', '429', 'callbacks-out-of-order', 'no-callback'] as const;
const QUIET_WITHIN_MS = 300_000;

export interface TextsSurvived {
  done: { rounds: number; inbound: number; sent: number; sentAgain: number; held: number };
  faults: TextFaults;
}

export async function twilio(rounds: number): Promise<TextsSurvived> {
  const network = await testTwilio({ perSecond: NETWORK_PER_SECOND });
  try {
    return await withOwnDatabase(({ db, url, dir }) =>
      disturb(network, { db, rounds, env: { DATABASE_URL: url, SEED_DEMO: '0', DATA_DIR: dir } }),
    );
  } finally {
    await network.stop();
  }
}

async function disturb(
  network: TestTwilio,
  { db, rounds, env }: { db: Database; rounds: number; env: Record<string, string> },
): Promise<TextsSurvived> {
  const all = { ...env, ...network.env, TWILIO_TEXTS_PER_SECOND: String(PER_SECOND) };
  let hub = await startHub(all, network.hubPort);
  const texting = createTexting({
    hub: hub.url,
    publicBaseUrl: network.env.PUBLIC_BASE_URL ?? '',
    token: network.env.TWILIO_AUTH_TOKEN?.split(',')[0] ?? '',
    council: network.env.TWILIO_FROM ?? '',
    isAnswerWritten: async (number) => (await db.smsOutbound.count({ where: { receiver: number } })) > 0,
  });
  const watch = watchStatuses(db);
  try {
    for (let round = 0; round < rounds; round += 1) {
      const talks = texting.round();
      await killAt(round, network, () => hub.kill());
      hub = await startHub(all, network.hubPort);
      await talks;
    }
    await network.fault({ mode: 'none', times: 1 });
    await untilQuiet(db);
    const sent = await network.sent();
    const faults = await findFaults(db, texting, sent, PER_SECOND);
    const sentAgain = await db.smsOutbound.count({ where: { state: 'accepted', tries: { gt: 1 } } });
    const held = await db.smsOutbound.count({ where: { state: 'held' } });
    return {
      done: { rounds, inbound: texting.said.length, sent: sent.length, sentAgain, held },
      faults: { ...faults, backward: faults.backward + (await watch.stop()) },
    };
  } finally {
    await watch.stop();
    await hub.stop();
  }
}

/** In turn: between the moment when the network took a text and the record of it, and at any other moment. */
async function killAt(round: number, network: TestTwilio, kill: () => Promise<void>): Promise<void> {
  if (round % 2 === 0) {
    const before = (await network.sent()).length;
    await network.fault({ mode: 'timeout-after-accept', times: 1 });
    while ((await network.sent()).length === before) await pause(5);
  } else {
    await network.fault({ mode: FAULTS[(round >> 1) % FAULTS.length] ?? 'none', times: 5 });
    await pause(500 + ((round * 137) % 1500));
  }
  await kill();
}

/** Looks at every status again and again, and counts those that are a step back from what stood there. */
function watchStatuses(db: Database): { stop(): Promise<number> } {
  const before = new Map<string, string>();
  let backward = 0;
  const over = new AbortController();
  const watching = (async () => {
    while (!over.signal.aborted) {
      for (const { id, status } of await db.smsOutbound.findMany({ where: { status: { not: null } } })) {
        const last = before.get(id) ?? null;
        if (status !== null && furtherOf(last, status) !== status) backward += 1;
        if (status !== null) before.set(id, status);
      }
      await pause(200);
    }
  })();
  return {
    stop: async () => {
      over.abort();
      await watching;
      return backward;
    },
  };
}

/** Settles when everything is read, answered and sent, or after a limit: what is missing then is counted. */
async function untilQuiet(db: Database): Promise<void> {
  const latest = Date.now() + QUIET_WITHIN_MS;
  while (Date.now() < latest) {
    const [open] = await db.$queryRaw<{ count: number }[]>`
      SELECT (SELECT count(*) FROM "sms_inbound" WHERE "state" = 'due')::int
        + (SELECT count(*) FROM "sms_outbound" WHERE "state" = 'due')::int
        + (SELECT count(*) FROM "conversation"
           WHERE "channel" = 'sms' AND ("done_seq" < "due_seq" OR "texted_seq" < "last_seq"))::int AS "count"`;
    if (open?.count === 0) return;
    await pause(200);
  }
}
