import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testBackOffice } from '../../../test/support/back-office.ts';
import type { BackOffice } from '../../../test/support/back-office.ts';
import { createOpen311 } from './client.ts';
import type { Open311, Report } from './client.ts';

let office: BackOffice;
let open311: Open311;
beforeAll(async () => {
  office = await testBackOffice();
  open311 = createOpen311({ baseUrl: `${office.url}/`, timeoutMs: 2000 }, fetch);
});
afterAll(() => office.stop());

let made = 0;
function report(changed: Partial<Report> = {}): Report {
  made += 1;
  return {
    id: `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`,
    serviceCode: 'pothole',
    payload: {
      description: 'How big it is: as big as a bin lid & deep\nReference: R-2222-3333',
      address_string: '14 Sample Road',
      attributes: { reference: 'R-2222-3333', surface: 'road' },
      name: 'Adaeze Sample Resident',
      email: 'adaeze@resident.example',
    },
    latitude: 51.75,
    longitude: 2.05,
    ...changed,
  };
}

async function post(given: Report): Promise<string> {
  const answer = await open311.post(given);
  if (!answer.ok || answer.value.serviceRequestId === null) throw new Error('not taken');
  return answer.value.serviceRequestId;
}

describe('the client and the demonstration back office', () => {
  it('agree on the services', async () => {
    const answer = await open311.services();
    expect(answer).toMatchObject({ ok: true });
    expect(answer.ok && answer.value.map(({ service_code }) => service_code)).toContain('pothole');
  });

  it('agree on a report, by its number, among others and in time', async () => {
    const from = new Date(Date.now() - 60_000);
    const number = await post(report());
    const whole = {
      service_request_id: number,
      status: 'open',
      description: expect.stringContaining('bin lid & deep\nReference: R-2222-3333'),
      attributes: { reference: 'R-2222-3333', surface: 'road' },
    };
    expect(await open311.request(number)).toMatchObject({ ok: true, value: whole });
    const to = new Date(Date.now() + 60_000);
    const found = await open311.requests({ serviceCode: 'pothole', from, to });
    expect(found.ok && found.value).toContainEqual(expect.objectContaining({ service_request_id: number }));
    expect(await open311.requests({ serviceCode: 'missed-bin', from, to })).toEqual({ ok: true, value: [] });
    expect(await open311.requests({ serviceCode: 'pothole', from: to })).toEqual({ ok: true, value: [] });
    expect(await open311.requests({ serviceRequestIds: [number, '9'] })).toMatchObject({ ok: true, value: [whole] });
  });

  it('take the same report once, and show nobody who made it', async () => {
    const one = report();
    expect(await post(one)).toBe(await post(one));
    const raw = await (await fetch(`${office.url}/requests.json`)).text();
    expect(raw).not.toContain('adaeze');
    expect(await (await fetch(office.url)).text()).toContain('R-2222-3333');
  });

  it.each([
    ['a service that is not known', { serviceCode: 'dragons' }, '404'],
    ['a report of nowhere', { latitude: null, longitude: null, payload: { description: '', attributes: {} } }, '400'],
  ])('refuse %s', async (_what, changed, code) => {
    expect(await open311.post(report(changed))).toMatchObject({
      ok: false,
      kind: 'refused',
      problem: expect.stringContaining(`HTTP ${code}; ${code} `),
    });
  });

  it('know nothing of a number that was never given', async () => {
    expect(await open311.request('9')).toEqual({ ok: true, value: null });
  });

  it('wait after a fault, and as long as they are asked to', async () => {
    await office.fault({ mode: '500', times: 1 });
    expect(await open311.post(report())).toMatchObject({ ok: false, kind: 'later', retryAfter: null });
    await office.fault({ mode: '429', times: 1 });
    expect(await open311.post(report())).toMatchObject({ ok: false, kind: 'later', retryAfter: '2' });
  });
});

describe('other back offices', () => {
  const seen: { url: string; body: string; key: string | undefined }[] = [];
  let answerWith: { status: number; body: string } = { status: 200, body: '[]' };
  const server = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk: Buffer) => (body += chunk.toString()));
    req.on('end', () => {
      seen.push({ url: req.url ?? '', body, key: req.headers['idempotency-key']?.toString() });
      res.writeHead(answerWith.status, { 'content-type': 'application/json' }).end(answerWith.body);
    });
  });
  let other: Open311;
  beforeAll(async () => {
    await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/open311/v2`;
    other = createOpen311({ baseUrl, apiKey: 'key', jurisdictionId: 'reach.example', timeoutMs: 2000 }, fetch);
  });
  afterAll(() => new Promise((closed) => void server.close(closed)));

  it('are sent form parameters, with the key and whose they are', async () => {
    answerWith = { status: 200, body: '[{"service_request_id": 293944}]' };
    const sent = report();
    expect(await other.post(sent)).toEqual({ ok: true, value: { serviceRequestId: '293944', token: null } });
    const last = seen.at(-1);
    expect(last).toMatchObject({ url: '/open311/v2/requests.json?jurisdiction_id=reach.example', key: sent.id });
    expect(Object.fromEntries(new URLSearchParams(last?.body))).toMatchObject({
      ...{ api_key: 'key', jurisdiction_id: 'reach.example', service_code: 'pothole', lat: '51.75', long: '2.05' },
      ...{ first_name: 'Adaeze', last_name: 'Sample Resident', 'attribute[surface]': 'road' },
    });
  });

  it('may give a token, which stands for a number later', async () => {
    answerWith = { status: 200, body: '[{"token": "abc/1"}]' };
    expect(await other.post(report())).toEqual({ ok: true, value: { serviceRequestId: null, token: 'abc/1' } });
    expect(await other.token('abc/1')).toEqual({ ok: true, value: null });
    expect(seen.at(-1)?.url).toBe('/open311/v2/tokens/abc%2F1.json?jurisdiction_id=reach.example');
    answerWith = { status: 200, body: '[{"token": "abc/1", "service_request_id": "638344"}]' };
    expect(await other.token('abc/1')).toEqual({ ok: true, value: '638344' });
  });

  it.each([
    [200, '[]', 'later'],
    [200, '<html>Sign in</html>', 'later'],
    [302, '', 'later'],
    [401, '[{"code": 401}]', 'later'],
    [403, '[{"code": 403, "description": "api_key is wrong"}]', 'later'],
    [404, '<html>Not found</html>', 'later'],
    [503, '', 'later'],
    [404, '[{"code": 404, "description": "no such service"}]', 'refused'],
    [400, '', 'refused'],
    [422, '[{"code": "422"}]', 'refused'],
  ])('that answer %d %s: %s', async (status, body, kind) => {
    answerWith = { status, body };
    expect(await other.post(report())).toMatchObject({ ok: false, kind });
  });
});
