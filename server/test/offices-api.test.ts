/** The back offices of the demonstration: what they answer is what their OpenAPI description says, and what the hub can read. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as z from 'zod';
import { OFFICES } from '../demo-offices/records.ts';
import type { Office } from '../demo-offices/records.ts';
import { readDemoData } from '../src/demo/demo-data.ts';
import { readCouncilTax } from '../src/residents/offices/council-tax.ts';
import { readHousingBenefit } from '../src/residents/offices/housing-benefit.ts';
import { readLibrary } from '../src/residents/offices/library.ts';
import { readMyAccount } from '../src/residents/offices/my-account.ts';
import { readRent } from '../src/residents/offices/rent.ts';
import { testOffices } from './support/offices.ts';
import type { TestOffices } from './support/offices.ts';

const READ: Record<Office, (body: unknown) => object | null> = {
  'my-account': readMyAccount,
  'council-tax': readCouncilTax,
  'housing-benefit': readHousingBenefit,
  rent: readRent,
  library: readLibrary,
};
const responsesSchema = z.object({
  paths: z.record(
    z.string(),
    z.object({
      post: z.object({
        responses: z.record(
          z.string(),
          z.object({ content: z.object({ 'application/json': z.object({ schema: z.object({ $ref: z.string() }) }) }) }),
        ),
      }),
    }),
  ),
});

let offices: TestOffices;
/** What is wrong with an answer, by the description that the offices themselves serve; null where nothing is. */
let wrongWith: (office: Office, status: number, body: unknown) => unknown;
beforeAll(async () => {
  offices = await testOffices();
  const description = (await (await fetch(`${offices.url}/openapi.json`)).json()) as object;
  const ajv = new Ajv2020({ strict: false, formats: { date: /^\d{4}-\d\d-\d\d$/, 'date-time': /^\d{4}-.*Z$/ } });
  ajv.addSchema(description, 'offices');
  const { paths } = responsesSchema.parse(description);
  wrongWith = (office, status, body) => {
    const schema = paths[`/${office}/find`]?.post.responses[String(status)]?.content['application/json'].schema;
    if (!schema) return `nothing is said of ${office} and ${status}`;
    ajv.validate({ $ref: `offices${schema.$ref}` }, body);
    return ajv.errors ?? null;
  };
});
afterAll(() => offices.stop());

describe.each(OFFICES)('the office %s', (office) => {
  it('answers as it is described, of everybody, and the hub can read it', async () => {
    let known = 0;
    for (const { reference } of readDemoData().residents) {
      const response = await offices.find(office, reference);
      const body: unknown = await response.json();
      expect(wrongWith(office, response.status, body)).toBeNull();
      if (response.status === 404) continue;
      known += 1;
      expect(READ[office](body)).not.toBeNull();
    }
    expect(known).toBeGreaterThan(8);
  });

  it('refuses a wrong key and no reference, as it is described', async () => {
    const ask = (body: object, headers: object) =>
      fetch(`${offices.url}/${office}/find`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    const key = { authorization: `Bearer ${offices.env.OFFICES_API_KEY ?? ''}` };
    for (const [status, response] of [
      [401, await ask({ reference: 'DEMO-0001' }, { authorization: 'Bearer other' })],
      [400, await ask({}, key)],
      [404, await ask({ reference: 'NOBODY' }, key)],
    ] as const) {
      expect(response.status).toBe(status);
      expect(wrongWith(office, status, await response.json())).toBeNull();
    }
  });

  it('fails when it is asked to, until it is asked not to', async () => {
    await offices.fault({ office, mode: '500' });
    const failed = await offices.find(office, 'DEMO-0015');
    expect(wrongWith(office, failed.status, await failed.json())).toBeNull();
    expect(failed.status).toBe(500);
    await offices.fault({ office, mode: 'none' });
    expect((await offices.find(office, 'DEMO-0015')).status).toBe(200);
  });
});

it('a description that says something else would be noticed', () => {
  expect(
    wrongWith('library', 200, { loans: { current: 1, overdue: 0 }, charges: 'nothing', titles: [] }),
  ).not.toBeNull();
});

describe('the offices of npm start', () => {
  const script = new URL('../scripts/offices.mjs', import.meta.url).href;
  const run = async (source: string) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    return { child, line };
  };

  it('are brought only where none is given, and never in production', async () => {
    const environments = [{}, { RENT_URL: ' ' }, { RENT_URL: 'http://x' }, { NODE_ENV: 'production' }];
    const { line } = await run(`
      import { wantsOffices } from '${script}';
      console.log(JSON.stringify(${JSON.stringify(environments)}.map(wantsOffices)));`);
    expect(JSON.parse(line)).toEqual([true, true, false, false]);
  });

  it('end with whoever started them, however that ends', async () => {
    const { child, line } = await run(`
      import { startOffices } from '${script}';
      console.log((await startOffices()).url);
      setInterval(() => {}, 1000);`);
    const answers = () =>
      fetch(`${line}/openapi.json`).then(
        ({ ok }) => ok,
        () => false,
      );
    const until = async (isSo: boolean) => {
      while ((await answers()) !== isSo) await new Promise((next) => setTimeout(next, 100));
    };
    await until(true);
    child.kill('SIGKILL');
    await until(false);
  });
});
