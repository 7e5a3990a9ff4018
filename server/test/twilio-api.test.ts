/** Every call of the hub to Twilio, as it leaves the process, against the published description of Twilio's API (2010-04-01). */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readAll } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTwilioCalls } from '../src/channels/voice/twilio-calls.ts';
import { createTwilioRecordings } from '../src/channels/voice/twilio-recordings.ts';
import { createTwilioTexts } from '../src/channels/sms/twilio-texts.ts';
import { checkTwilioRequest } from './support/twilio-description/check.ts';
import type { TwilioRequest } from './support/twilio-description/check.ts';

const ACCOUNT = 'AC00000000000000000000000000000001';
const SID = `SM${'0'.repeat(32)}`;
const MESSAGES = `/2010-04-01/Accounts/${ACCOUNT}/Messages`;
const BODY = 'Marlow Reach Council: Hello & welcome, 50% of forms take 2 minutes + a cup of tea.';
const [RESIDENT, COUNCIL] = ['+447700900123', '+447700900999'];

/** What Twilio shows of a message, as far as the client reads it. */
const message = {
  ...{ sid: SID, body: BODY, to: RESIDENT, from: COUNCIL, status: 'queued', num_segments: '1', num_media: '0' },
  ...{ account_sid: ACCOUNT, direction: 'outbound-api', error_code: null, error_message: null, price: null },
  ...{ date_created: 'Mon, 02 Mar 2026 10:00:01 +0000', date_sent: null, date_updated: null, price_unit: 'GBP' },
};

/** Writes down every request, and answers a message, or a list of two pages. */
async function recorder() {
  const requests: TwilioRequest[] = [];
  const server = createServer((req, res) => {
    void (async () => {
      const { method = '', url = '' } = req;
      requests.push({ method, url, body: await readAll(req) });
      const next = url.includes('PageToken') ? null : `${MESSAGES}.json?PageSize=50&Page=1&PageToken=PASM1`;
      const list = { messages: [message], page: 0, page_size: 50, next_page_uri: next, uri: url };
      res.writeHead(method === 'POST' ? 201 : method === 'DELETE' ? 204 : 200, { 'content-type': 'application/json' });
      res.end(method === 'DELETE' ? undefined : JSON.stringify(method === 'POST' ? message : list));
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { requests, url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

const problemsOf = (requests: readonly TwilioRequest[]) => requests.flatMap((request) => checkTwilioRequest(request));

describe('texts, as the hub sends them to Twilio', () => {
  const text = {
    ...{ id: '00000000-0000-4000-8000-000000000001', receiver: RESIDENT, body: BODY, tries: 1 },
    createdAt: new Date('2026-03-02T10:00:00Z'),
  };
  let twilio: Awaited<ReturnType<typeof recorder>>;
  beforeAll(async () => {
    twilio = await recorder();
  });
  afterAll(() => void twilio.close());
  const openGate = () => {
    const account = { accountSid: ACCOUNT, authTokens: ['token-of-the-tests'], from: COUNCIL, voice: undefined };
    return createTwilioTexts({ ...account, apiBaseUrl: twilio.url, textsPerSecond: 1 }, 'https://hub.council.example');
  };

  it('pass the description when they are sent', async () => {
    twilio.requests.length = 0;
    expect(await openGate().send(text)).toBe(SID);
    expect(problemsOf(twilio.requests)).toEqual([]);
    const [{ method, url, body } = { method: '', url: '', body: '' }] = twilio.requests;
    expect([method, url]).toEqual(['POST', `${MESSAGES}.json`]);
    expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({ To: RESIDENT, From: COUNCIL, Body: BODY });
  });

  it('pass it when they are looked for, on every page', async () => {
    twilio.requests.length = 0;
    expect(await openGate().find(text)).toEqual([SID, SID]);
    expect(problemsOf(twilio.requests)).toEqual([]);
    expect(twilio.requests.map(({ method, url }) => `${method} ${url.split('?')[0] ?? ''}`)).toEqual([
      `GET ${MESSAGES}.json`,
      `GET ${MESSAGES}.json`,
    ]);
  });
});

describe('calls, as the hub makes them', () => {
  const CALL = `CA${'0'.repeat(32)}`;
  const CONFERENCE = `CF${'0'.repeat(32)}`;
  const id = '00000000-0000-4000-8000-000000000002';
  let twilio: Awaited<ReturnType<typeof recorder>>;
  beforeAll(async () => {
    twilio = await recorder();
  });
  afterAll(() => void twilio.close());

  it('pass the description when they are made, led on, held, taken back and ended', async () => {
    const account = { accountSid: ACCOUNT, authTokens: ['token-of-the-tests'], from: COUNCIL, voice: undefined };
    const gate = createTwilioCalls(
      { ...account, apiBaseUrl: twilio.url, textsPerSecond: 1 },
      'https://hub.council.example',
    );
    await gate.ring({ id, number: RESIDENT, detectsMachines: true });
    await gate.ring({ id, number: RESIDENT, detectsMachines: false });
    await gate.redirect({ id, sid: CALL });
    await gate.hold({ conferenceSid: CONFERENCE, sid: CALL, on: true });
    await gate.hold({ conferenceSid: CONFERENCE, sid: CALL, on: false });
    await gate.hangUp(CALL);
    expect(twilio.requests).toHaveLength(6);
    expect(problemsOf(twilio.requests)).toEqual([]);
  });
});

describe('recordings, as the hub asks for them', () => {
  it('pass the description when they are begun, looked for, paused, resumed, ended, looked at and deleted', async () => {
    const twilio = await recorder();
    const account = { accountSid: ACCOUNT, authTokens: ['token-of-the-tests'], from: COUNCIL, voice: undefined };
    const gate = createTwilioRecordings(
      { ...account, apiBaseUrl: twilio.url, textsPerSecond: 1 },
      'https://hub.council.example',
    );
    const [legSid, sid] = [`CA${'0'.repeat(32)}`, `RE${'0'.repeat(32)}`];
    await gate.start({ id: '00000000-0000-4000-8000-000000000003', legSid });
    await gate.find(legSid).catch(() => []);
    for (const to of ['paused', 'recording', 'stopped'] as const) await gate.change({ legSid, sid, to });
    await gate.look(sid);
    await gate.remove(sid);
    await gate.sound(sid);
    const sound = twilio.requests.pop();
    twilio.close();
    expect(problemsOf(twilio.requests)).toEqual([]);
    expect(twilio.requests.map(({ method }) => method)).toEqual([
      // The recorder gives every list in two pages.
      ...['POST', 'GET', 'GET', 'POST', 'POST', 'POST', 'GET', 'DELETE'],
    ]);
    // The sound is no operation of the description: an address that it names.
    expect(sound).toMatchObject({ method: 'GET', url: `/2010-04-01/Accounts/${ACCOUNT}/Recordings/${sid}.wav` });
  });
});

describe('the check against the description', () => {
  const post = (path: string, ...fields: [string, string][]): TwilioRequest => ({
    ...{ method: 'POST', url: `/2010-04-01/Accounts/${ACCOUNT}${path}`, body: new URLSearchParams(fields).toString() },
  });
  const get = (path: string): TwilioRequest => ({ method: 'GET', url: path, body: '' });
  const [CALL, CONFERENCE] = [`CA${'0'.repeat(32)}`, `CF${'0'.repeat(32)}`];
  const called: [string, string][] = [
    ['To', RESIDENT],
    ['From', COUNCIL],
  ];

  it.each<[string, TwilioRequest]>([
    ['a text', post('/Messages.json', ['To', RESIDENT], ['From', 'Council'], ['Body', 'Hello'])],
    ['a list by date', get(`${MESSAGES}.json?DateSent%3E=2026-03-02T10%3A00%3A00.000Z&PageSize=1000`)],
    ['a text that is looked at', get(`${MESSAGES}/${SID}.json`)],
    ['a text that is taken away', { method: 'DELETE', url: `${MESSAGES}/${SID}.json`, body: '' }],
    [
      'a call with one event and with more',
      post('/Calls.json', ...called, ['Url', 'https://hub.council.example/voice'], ['StatusCallbackEvent', 'ringing']),
    ],
    [
      'a call with more events',
      post('/Calls.json', ...called, ['StatusCallbackEvent', 'ringing'], ['StatusCallbackEvent', 'completed']),
    ],
    ['a call that is ended', post(`/Calls/${CALL}.json`, ['Status', 'completed'])],
    ['a participant who is held', post(`/Conferences/${CONFERENCE}/Participants/${CALL}.json`, ['Hold', 'true'])],
    ['a recording that is paused', post(`/Calls/${CALL}/Recordings/RE${'0'.repeat(32)}.json`, ['Status', 'paused'])],
  ])('lets pass %s', (_what, request) => {
    expect(checkTwilioRequest(request)).toEqual([]);
  });

  it.each<[string, TwilioRequest, string]>([
    ['an operation', post('/Message.json'), 'no such operation'],
    ['a method', { method: 'PUT', url: `${MESSAGES}.json`, body: '' }, 'no such operation'],
    ['another version', get('/2008-08-01/Accounts'), 'no such operation'],
    ['a mistyped field', post('/Messages.json', ['To', RESIDENT], ['Bdoy', 'x']), 'form: there is no parameter Bdoy'],
    ['a field in the wrong place', post('/Messages.json?To=%2B447700900123'), 'query: there is no parameter To'],
    [
      'a mistyped filter',
      get(`${MESSAGES}.json?DateSentAfter=2026-03-02`),
      'query: there is no parameter DateSentAfter',
    ],
    ['what is missing', post('/Messages.json', ['Body', 'Hello']), "form: must have required property 'To'"],
    ['a number of the country', post('/Messages.json', ['To', '07700900123']), 'form: To must match format'],
    ['a word for a number', post('/Messages.json', ['To', RESIDENT], ['ValidityPeriod', 'soon']), 'must be integer'],
    ['a half number', post('/Messages.json', ['To', RESIDENT], ['ValidityPeriod', '1.5']), 'must be integer'],
    ['a word for yes', post('/Messages.json', ['To', RESIDENT], ['SmartEncoded', 'yes']), 'must be boolean'],
    ['a path for an address', post('/Messages.json', ['To', RESIDENT], ['StatusCallback', '/x']), 'must match format'],
    ['a field given twice', post('/Messages.json', ['To', RESIDENT], ['To', COUNCIL]), 'form: To must be string'],
    [
      'an unknown state',
      post(`/Calls/${CALL}.json`, ['Status', 'over']),
      'must be equal to one of the allowed values (can',
    ],
    ['a sid of something else', get(`${MESSAGES}/${CALL}.json`), 'inPath: Sid must match pattern'],
    ['an account that is none', get('/2010-04-01/Accounts/AC1/Messages.json'), 'inPath: AccountSid must'],
    ['a day that is none', get(`${MESSAGES}.json?DateSent%3E=yesterday`), 'query: DateSent> must match format'],
    ['too long a page', get(`${MESSAGES}.json?PageSize=5000`), 'query: PageSize must be <= 1000'],
    [
      'a body that is no form',
      { ...post('/Messages.json'), body: '{"To":"+447700900123"}' },
      'form: there is no parameter {"To"',
    ],
  ])('finds %s', (_what, request, problem) => {
    expect(checkTwilioRequest(request).join('\n')).toContain(problem);
  });
});
