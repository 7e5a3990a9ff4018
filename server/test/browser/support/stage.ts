/** Where a browser test plays: a hub with its own database and the demonstration council, and a real Chromium. */
import type { BrowserContext, BrowserContextOptions } from 'playwright-core';
import type { Database } from '../../../src/platform/database/client.ts';
import { testDatabase } from '../../support/database.ts';
import { startHub } from '../../support/hub.ts';
import { AgentDesk } from './agent-desk.ts';
import { launchBrowser } from './browser.ts';
import { ResidentChat } from './resident-chat.ts';

/** Milliseconds. Not a measurement: a busy machine may take long to do what the test waits for. */
const PATIENCE = 45_000;
/** Long enough that no offer runs out while a slow machine looks at the page. */
const OFFER_SECONDS = '900';

export interface Stage {
  url: string;
  db: Database;
  /** What the hub has printed so far. */
  output(): string;
  /** A browser of somebody's own: its cookies and storage are shared with nobody. */
  context(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** A resident who has opened the chat on the council's home page. */
  resident(options?: BrowserContextOptions): Promise<ResidentChat>;
  /** The agent who serves every queue, signed in at the console and not yet available. */
  agent(options?: BrowserContextOptions): Promise<AgentDesk>;
  close(): Promise<void>;
}

/**
 * Starts a hub whose council is open all the time, or never, with further settings of its environment, on a port of its own or the
 * one that somebody else has been told of. Call `close` in `afterAll`.
 */
export async function openStage(
  councilHours: 'open' | 'closed' = 'open',
  settings: Readonly<Record<string, string>> = {},
  port?: number,
): Promise<Stage> {
  const database = await testDatabase();
  const hub = await startHub(
    { DATABASE_URL: database.url, OFFER_SECONDS, COUNCIL_HOURS: councilHours, ...settings },
    port,
  );
  const browser = await launchBrowser();
  const context = async (options?: BrowserContextOptions) => {
    const opened = await browser.newContext({ baseURL: hub.url, locale: 'en-GB', ...options });
    opened.setDefaultTimeout(PATIENCE);
    return opened;
  };
  return {
    url: hub.url,
    db: database.db,
    output: hub.output,
    context,
    resident: async (options) => ResidentChat.openAtHome(await (await context(options)).newPage()),
    agent: async (options) => AgentDesk.signIn(await (await context(options)).newPage()),
    close: async () => {
      await browser.close();
      await hub.stop();
      await database.close();
    },
  };
}
