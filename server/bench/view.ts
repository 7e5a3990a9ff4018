/**
 * The single view over five back offices as the hub streams it: how long after the fastest office has answered the first of their
 * panels is there; how long that is in all, against asking that office directly; and what it costs the healthy three that the fourth is dead and the fifth slow, against the same
 * hub with all five well. Each resident is looked at once, so that nothing is answered from memory.
 */
import { randomUUID } from 'node:crypto';
import type { PanelName } from '@hub/contract';
import { DEMONSTRATION_PASSWORD } from '../src/security/index.ts';
import type { Database } from '../src/platform/database/client.ts';
import { startHub } from '../test/support/hub.ts';
import type { Hub } from '../test/support/hub.ts';
import { testOffices } from '../test/support/offices.ts';
import type { TestOffices } from '../test/support/offices.ts';
import { withOwnDatabase } from '../test/support/own-database.ts';
import { signIn } from '../test/support/people.ts';
import { openView, viewEvents } from '../test/support/view.ts';
import { median, percentile, round } from './figures.ts';
import type { Measurement } from './figures.ts';
import { watchOffices } from './watched-offices.ts';
import type { WatchedOffices } from './watched-offices.ts';

const WARM_UP = 10;
const HEALTHY: readonly PanelName[] = ['myAccount', 'councilTax', 'housingBenefit'];
const DEAD = 'rent';
const SLOW = 'library';
const SLOW_MS = 1000;
const VIEWER = 'sian@demo.example';

interface Target {
  contactId: string;
  reference: string;
}

interface Looked {
  /** Milliseconds until the first panel of an office was there, until those of the healthy offices were, and until all was told. */
  firstMs: number;
  /** From the first answer of an office to its panel. */
  afterFastestMs: number;
  healthyMs: number;
  wholeMs: number;
}

/** A contact for each resident of the demonstration that the viewer holds, all known well enough, and with a reason, for everything to open. */
async function contactsOf(db: Database): Promise<Target[]> {
  const residents = await db.resident.findMany({
    select: { id: true, reference: true },
    orderBy: { reference: 'asc' },
  });
  const made = residents.map(({ id, reference }) => ({
    ...{ residentId: id, reference, conversationId: randomUUID(), contactId: randomUUID() },
  }));
  await db.conversation.createMany({
    data: made.map(({ conversationId: id, residentId }) => ({ id, channel: 'webchat', residentId, identityLevel: 2 })),
  });
  const { id: assignedTo } = await db.staff.findFirstOrThrow({ where: { email: VIEWER } });
  const startedAt = new Date();
  await db.contact.createMany({
    data: made.map(({ contactId: id, conversationId, residentId }) => ({
      ...{ id, conversationId, residentId, channel: 'webchat', startedAt, state: 'assigned', assignedTo },
    })),
  });
  await db.viewReason.createMany({
    data: made.map(({ contactId }) => ({ contactId, staffId: assignedTo, reason: 'asked', at: startedAt })),
  });
  return made;
}

async function look(
  { hub, watched, cookie }: { hub: Hub; watched: WatchedOffices; cookie: string },
  { contactId }: Target,
): Promise<Looked> {
  watched.firstAnswerAt();
  const started = performance.now();
  const at = new Map<PanelName, number>();
  for await (const event of viewEvents(await openView(hub.url, contactId, cookie)))
    // That a dead office is let be is told at once, and is no answer.
    if (event.event === 'panel' && event.panel.state === 'ready' && !at.has(event.panel.panel))
      at.set(event.panel.panel, performance.now() - started);
  const healthy = HEALTHY.map((name) => at.get(name) ?? Number.NaN);
  const firstMs = Math.min(...healthy);
  return {
    firstMs,
    afterFastestMs: started + firstMs - watched.firstAnswerAt(),
    healthyMs: Math.max(...healthy),
    wholeMs: performance.now() - started,
  };
}

async function direct(offices: TestOffices, { reference }: Target): Promise<number> {
  const started = performance.now();
  await (await offices.find('my-account', reference)).text();
  return performance.now() - started;
}

export function view(): Promise<Measurement> {
  return withOwnDatabase(async ({ db, url, dir }) => {
    const offices = await testOffices();
    const watched = await watchOffices(offices.url, offices.env);
    const hub = await startHub({ DATABASE_URL: url, DATA_DIR: dir, ...watched.env });
    try {
      const cookie = await signIn(hub.url, VIEWER, DEMONSTRATION_PASSWORD);
      const targets = await contactsOf(db);
      const half = WARM_UP + (targets.length - WARM_UP) / 2;
      const lookAt = async (some: readonly Target[]) => {
        const looked: Looked[] = [];
        for (const target of some) looked.push(await look({ hub, watched, cookie }, target));
        return looked;
      };
      const directly: number[] = [];
      for (const target of targets) directly.push(await direct(offices, target));
      await lookAt(targets.slice(0, WARM_UP));
      const well = await lookAt(targets.slice(WARM_UP, half));
      await offices.fault({ office: DEAD, mode: 'dead' });
      await offices.fault({ office: SLOW, mode: 'slow', ms: SLOW_MS });
      const ill = await lookAt(targets.slice(half));
      const medianOf = (looked: readonly Looked[], what: keyof Looked) => median(looked.map((each) => each[what]));
      const first = medianOf(ill, 'firstMs');
      return {
        figures: {
          views: ill.length,
          firstMs: round(first, 1),
          firstWorstMs: round(
            percentile(
              ill.map(({ firstMs }) => firstMs),
              1,
            ),
            1,
          ),
          healthyMs: round(medianOf(ill, 'healthyMs'), 1),
          wholeMs: round(medianOf(ill, 'wholeMs'), 1),
        },
        baseline: {
          directMs: round(median(directly), 1),
          allWellFirstMs: round(medianOf(well, 'firstMs'), 1),
          allWellHealthyMs: round(medianOf(well, 'healthyMs'), 1),
          allWellWholeMs: round(medianOf(well, 'wholeMs'), 1),
        },
        ratio: {
          firstAfterFastestMs: round(medianOf(ill, 'afterFastestMs'), 1),
          firstSlowerMs: round(first - median(directly), 1),
          deadCostsMs: round(medianOf(ill, 'healthyMs') - medianOf(well, 'healthyMs'), 1),
        },
      };
    } finally {
      await hub.stop();
      watched.close();
      await offices.stop();
    }
  });
}
