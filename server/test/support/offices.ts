/** The demonstration's back offices as their own process, as `npm start` runs them, with what a test asks of them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as z from 'zod';
import type { Fault } from '../../demo-offices/faults.ts';
import type { Office } from '../../demo-offices/records.ts';
import { projectRoot } from './hub.ts';

export interface TestOffices {
  url: string;
  /** What a hub is to be told of them. */
  env: Record<string, string>;
  /** Asks an office as the hub does. */
  find(office: Office, reference: string): Promise<Response>;
  /** Holds until it is set otherwise. */
  fault(fault: Pick<Fault, 'office' | 'mode'> & { ms?: number }): Promise<void>;
  stop(): Promise<void>;
}

const KEY = 'key-of-a-test';

export async function testOffices(): Promise<TestOffices> {
  const args = ['server/dist/demo-offices/main.js', '--key', KEY];
  const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const gone = once(child, 'exit');
  const [first] = (await Promise.race([once(child, 'message'), gone])) as [unknown];
  const { url } = z.object({ url: z.url() }).parse(first);
  const post = (path: string, body: object) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
      body: JSON.stringify(body),
    });
  return {
    url,
    env: {
      MYACCOUNT_URL: `${url}/my-account`,
      COUNCIL_TAX_URL: `${url}/council-tax`,
      HOUSING_BENEFIT_URL: `${url}/housing-benefit`,
      RENT_URL: `${url}/rent`,
      LIBRARY_URL: `${url}/library`,
      OFFICES_API_KEY: KEY,
    },
    find: (office, reference) => post(`/${office}/find`, { reference }),
    fault: async (fault) => {
      const response = await post('/faults', fault);
      if (!response.ok) throw new Error(await response.text());
    },
    stop: async () => {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}
