/** Where a browser test plays that is about nodes: two hubs with one database and one Redis, and a real Chromium for both. */
import type { BrowserContext } from 'playwright-core';
import type { Database } from '../../../src/platform/database/client.ts';
import { testDatabase } from '../../support/database.ts';
import { startHub } from '../../support/hub.ts';
import type { Hub } from '../../support/hub.ts';
import { freePort } from '../../support/port.ts';
import { testRedis } from '../../support/redis.ts';
import { AgentDesk } from './agent-desk.ts';
import { launchBrowser } from './browser.ts';
import { ResidentChat } from './resident-chat.ts';

/** Milliseconds. Not a measurement: a busy machine may take long to do what the test waits for. */
const PATIENCE = 60_000;

export interface TwoNodeStage {
  /** Staff sign in at the first one; residents may come to either. */
  nodes: readonly [Hub, Hub];
  db: Database;
  /** The console of somebody on the first node, in a browser of their own. */
  desk(email: string): Promise<AgentDesk>;
  /** A resident who has opened the chat on the home page of a node. */
  resident(node: Hub): Promise<ResidentChat>;
  close(): Promise<void>;
}

/** Call `close` in `afterAll`. */
export async function openTwoNodes(): Promise<TwoNodeStage> {
  const [database, redis, port] = [await testDatabase(), await testRedis(), await freePort()];
  const shared = { DATABASE_URL: database.url, REDIS_URL: redis.url, PUBLIC_BASE_URL: `http://127.0.0.1:${port}` };
  const one = await startHub({ ...shared, NODE_NAME: 'one' }, port);
  const two = await startHub({ ...shared, NODE_NAME: 'two' });
  const browser = await launchBrowser();
  const context = async ({ url: baseURL }: Hub): Promise<BrowserContext> => {
    const opened = await browser.newContext({ baseURL, locale: 'en-GB', viewport: { width: 1280, height: 900 } });
    opened.setDefaultTimeout(PATIENCE);
    return opened;
  };
  return {
    nodes: [one, two],
    db: database.db,
    desk: async (email) => AgentDesk.signIn(await (await context(one)).newPage(), email),
    resident: async (node) => ResidentChat.openAtHome(await (await context(node)).newPage()),
    close: async () => {
      await browser.close();
      await Promise.all([one.stop(), two.stop()]);
      await redis.stop();
      await database.close();
    },
  };
}
