/** By which rules contacts are decided: what a node says of itself, what was kept of a contact, and contacts of the past. */
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Database } from '../../../src/platform/database/client.ts';
import type { Hub } from '../../support/hub.ts';

const healthSchema = z.object({ rules: z.object({ version: z.string() }) });
const decisionSchema = z.object({ because: z.array(z.object({ rule: z.string() })) });

/** The version by which a node decides. */
export const rulesIn = async ({ url }: Hub): Promise<string> =>
  healthSchema.parse(await (await fetch(`${url}/health/ready`)).json()).rules.version;

/** Settles when a node decides by that version. */
export async function decidesBy(node: Hub, version: string): Promise<void> {
  while ((await rulesIn(node)) !== version);
}

/** By which version and rows the newest contact was decided. */
export async function decidedAt(db: Database): Promise<{ version: string; rows: string[] }> {
  const last = await db.decision.findFirstOrThrow({ orderBy: { at: 'desc' } });
  const { because } = decisionSchema.parse(last.decision);
  return { version: last.ruleSetVersion, rows: because.map(({ rule }) => rule) };
}

const DAY_MS = 86_400_000;
/** Days back from today on which the council is open, but for holidays, at noon. */
const workingDays = (count: number): Date[] =>
  Array.from({ length: count * 2 }, (_, back) => new Date((Math.floor(Date.now() / DAY_MS) - 3 - back + 0.5) * DAY_MS))
    .filter((day) => day.getUTCDay() % 6 !== 0)
    .slice(0, count);

/**
 * Texts of the last weeks by people of whom nothing is known. The demonstration has some, and how many of them came in opening
 * hours hangs on the day on which it was loaded: with these there are enough on every day.
 */
export async function addTexts(db: Database, count: number): Promise<void> {
  await db.contact.createMany({
    data: workingDays(count).map((at) => ({
      ...{ id: randomUUID(), channel: 'sms', serviceId: 'missed-bin', state: 'closed', outcome: 'unknown' },
      ...{ startedAt: at, endedAt: at, closedAt: at },
    })),
  });
}
