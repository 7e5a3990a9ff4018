/** Several hubs on one database and one Redis; one at a time is killed, and comes back by itself. */
import { startHub } from '../test/support/hub.ts';
import type { Hub } from '../test/support/hub.ts';
import { freePort } from '../test/support/port.ts';

export interface Nodes {
  /** A hub that is up; undefined while none is. */
  urlOf(dice: number): string | undefined;
  /** Kills one as a power cut would and starts it again in the background. Throws while another is still starting. */
  kill(dice: number): Promise<void>;
  /** Settles once all are up. */
  allUp(): Promise<void>;
  stop(): Promise<void>;
}

interface Node {
  port: number;
  env: Record<string, string>;
  hub: Hub | null;
}

export async function openNodes(shared: Readonly<Record<string, string>>, count: number): Promise<Nodes> {
  const publicPort = await freePort();
  const env = { ...shared, PUBLIC_BASE_URL: `http://127.0.0.1:${publicPort}` };
  const nodes: Node[] = [];
  for (let index = 0; index < count; index += 1) {
    const own = { port: index === 0 ? publicPort : await freePort(), env: { ...env, NODE_NAME: `node-${index + 1}` } };
    nodes.push({ ...own, hub: await startHub(own.env, own.port) });
  }
  let starting: Promise<void> | null = null;
  const up = () => nodes.filter(({ hub }) => hub !== null);
  return {
    urlOf: (dice) => up()[dice % up().length]?.hub?.url,
    kill: async (dice) => {
      const node = nodes[dice % count];
      if (starting || !node?.hub) throw new Error('one hub is killed at a time');
      const { hub } = node;
      node.hub = null;
      await hub.kill();
      starting = startHub(node.env, node.port).then((again) => {
        node.hub = again;
        starting = null;
      });
    },
    allUp: async () => {
      while (starting) await starting;
    },
    stop: async () => {
      await starting;
      await Promise.all(nodes.map(({ hub }) => hub?.stop() ?? Promise.resolve()));
    },
  };
}
