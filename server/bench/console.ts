/**
 * What the agents' console costs the browser: bytes over the wire (gzip) until it stands, and the longest task while a thread of
 * 5,000 messages is scrolled from its end to its beginning and back, against the same strokes in a thread with nothing in it. A
 * task counts by its processor time, as the browser's own trace has it: what other programs of the machine take is not the page's.
 * What the page itself can see of long tasks (PerformanceObserver) stands beside it.
 */
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import * as z from 'zod';
import { launchBrowser } from '../test/browser/support/browser.ts';
import type { Database } from '../src/platform/database/client.ts';
import { fillConversation, holdConversations } from './bench-council.ts';
import type { HeldConversation } from './bench-council.ts';
import type { Measurement } from './figures.ts';
import { round } from './figures.ts';
import { withHub } from './with-hub.ts';

const MESSAGES = 5000;
/** Frames that one way through the thread takes: as somebody flings it who looks for something. */
const FRAMES = 200;

interface Scrolled {
  /** Milliseconds on the clock; 0 where no task was long enough for the browser to name it. */
  longestSeen: number;
  /** How far it went, pixels: proof that it was scrolled. */
  distance: number;
}

/** Bytes of everything of ours that the page has fetched so far, as they go over the wire. */
function countBytes(page: Page): () => Promise<number> {
  const fetched: Promise<number>[] = [];
  page.on('response', (response) => {
    if (!new URL(response.url()).pathname.startsWith('/console')) return;
    fetched.push(response.body().then((body) => gzipSync(body).length));
  });
  return async () => (await Promise.all(fetched)).reduce((sum, bytes) => sum + bytes, 0);
}

/** Runs in the page: to the beginning and back, a step a frame, while the browser watches for tasks of more than 50 ms. */
const SCROLL = `(async () => {
  const scroller = document.querySelector('.thread__scroller');
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: 'longtask' });
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  const from = scroller.scrollTop;
  const step = Math.ceil(from / ${FRAMES});
  for (const way of [-1, 1]) {
    for (let n = 0; n < ${FRAMES}; n += 1) {
      scroller.scrollTop += way * step;
      await frame();
    }
  }
  await frame();
  tasks.push(...observer.takeRecords().map(({ duration }) => duration));
  observer.disconnect();
  return { longestSeen: Math.max(0, ...tasks), distance: from };
})()`;

const traceSchema = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      /** Microseconds of processor time. */
      tdur: z.number().optional(),
      args: z.object({ name: z.string().optional() }).optional(),
    }),
  ),
});

/** Milliseconds of processor time of the longest task on the main thread of any page in the trace. */
function longestTask(trace: Buffer): number {
  const { traceEvents } = traceSchema.parse(JSON.parse(trace.toString()));
  const threadOf = ({ pid, tid }: { pid: number; tid: number }) => `${pid} ${tid}`;
  const mains = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf),
  );
  const tasks = traceEvents.filter(
    (event) => event.name === 'ThreadControllerImpl::RunTask' && mains.has(threadOf(event)),
  );
  if (tasks.length === 0) throw new Error('The trace of the browser names no task; the name may have changed.');
  return tasks.reduce((longest, { tdur = 0 }) => Math.max(longest, tdur), 0) / 1000;
}

async function open(page: Page, url: string, messages: number): Promise<void> {
  await page.goto(`${url}/console`);
  await page.locator('.my-contact').click();
  if (messages === 0) await page.locator('.thread__scroller .quiet').waitFor();
  else await page.locator(`[aria-posinset="${messages}"]`).waitFor();
}

interface Measured extends Scrolled {
  longest: number;
  bytes: number;
}

async function measure(url: string, held: HeldConversation, messages: number): Promise<Measured> {
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const [name, value] = held.agentCookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    const bytes = countBytes(page);
    await open(page, url, messages);
    await browser.startTracing(page, { categories: ['toplevel'] });
    const scrolled = await page.evaluate<Scrolled>(SCROLL);
    const longest = longestTask(await browser.stopTracing());
    return { ...scrolled, longest, bytes: await bytes() };
  } finally {
    await browser.close();
  }
}

async function measureBoth(url: string, db: Database): Promise<Measurement> {
  const [full, empty] = await holdConversations(db, 2);
  if (!full || !empty) throw new Error('Two conversations were asked for.');
  await fillConversation(db, full.conversationId, MESSAGES);
  const theirs = await measure(url, empty, 0);
  const ours = await measure(url, full, MESSAGES);
  if (ours.distance < MESSAGES) throw new Error(`The thread was only ${ours.distance} pixels high.`);
  return {
    figures: {
      firstLoadBytes: ours.bytes,
      messages: MESSAGES,
      longestTaskMs: round(ours.longest),
      longestSeenMs: round(ours.longestSeen),
    },
    baseline: { longestTaskMs: round(theirs.longest), longestSeenMs: round(theirs.longestSeen) },
    ratio: {},
  };
}

export const consoleBench = (): Promise<Measurement> => withHub((hub, db) => measureBoth(hub.url, db));
