/** Bytes over the wire, gzip, of what a resident's browser fetches: the loader, the open chat, the page without JavaScript. */
import { gzipSync } from 'node:zlib';
import { withHub } from './with-hub.ts';
import type { Measurement } from './figures.ts';

async function bytes(url: string): Promise<number> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return gzipSync(Buffer.from(await response.arrayBuffer())).length;
}

export function widget(): Promise<Measurement> {
  return withHub(async ({ url }) => {
    const loader = await bytes(`${url}/widget/loader.js`);
    const chat = (await bytes(`${url}/widget/chat.js`)) + (await bytes(`${url}/widget/chat.css`));
    const plain = (await bytes(`${url}/chat`)) + (await bytes(`${url}/assets/site.css`));
    return {
      figures: { loaderBytes: loader, openChatBytes: loader + chat, plainPageBytes: plain },
      baseline: {},
      ratio: {},
    };
  });
}
