import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SingleViewEvent } from '@hub/contract';
import { RefusedRequest } from './api.ts';
import { streamView } from './view-stream.ts';

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

/** The hub answers with these bytes, cut up so. */
function answerWith(parts: readonly Uint8Array[], status = 200): void {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
  globalThis.fetch = () => Promise.resolve(new Response(body, { status }));
}

async function read(): Promise<SingleViewEvent[]> {
  const told: SingleViewEvent[] = [];
  await streamView('1', { signal: new AbortController().signal, tell: (event) => told.push(event) });
  return told;
}

const events: SingleViewEvent[] = [
  { event: 'unknown', howToIdentify: 'Întreabă: “Cine sunteți?” 🙂' },
  { event: 'panel', panel: { panel: 'rent', source: 'Rent', state: 'closed', needs: 'level', detail: 'Level 2.' } },
];
const bytes = new TextEncoder().encode(events.map((event) => `${JSON.stringify(event)}\n`).join(''));

describe('reading the single view', () => {
  it('finds the same lines wherever the network cuts them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: bytes.length })), async (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        answerWith(at.slice(1).map((to, index) => bytes.slice(at[index], to)));
        expect(await read()).toEqual(events);
      }),
    );
  });

  it.each(['{"event":"panel","panel":{"panel":"rent","state":"ready"}}\n', '<html>\n'])(
    'does not take %s for a panel',
    async (line) => {
      answerWith([new TextEncoder().encode(line)]);
      await expect(read()).rejects.toThrow('The hub gave an answer that we could not read. Try again.');
    },
  );

  it('says why it was refused', async () => {
    const problem = { code: 'not-allowed', title: 'No', detail: 'You can open contacts that you hold.' };
    answerWith([new TextEncoder().encode(JSON.stringify(problem))], 403);
    await expect(read()).rejects.toBeInstanceOf(RefusedRequest);
  });
});
