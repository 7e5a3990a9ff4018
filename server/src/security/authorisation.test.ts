import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { auditedLines } from '../audit/index.ts';
import { allEntries } from './authorisation.ts';
import { createRoutes } from './routes.ts';
import type { Callers } from './routes.ts';
import type { StaffIdentity } from './session.ts';
import { undeclaredRoutes } from './testing/undeclared-routes.ts';
import { walkHttp } from './testing/walk-http.ts';

const agent: StaffIdentity = { staffId: 'a', name: 'Agent', role: 'agent', csrfToken: 'c'.repeat(43) };
const supervisor: StaffIdentity = { ...agent, staffId: 's', role: 'supervisor' };
const auditor: StaffIdentity = { ...agent, staffId: 'r', role: 'auditor' };
const TOKEN = 't'.repeat(43);

const written: string[] = [];
const callers: Callers = {
  staffFromCookie: (header) =>
    Promise.resolve(
      header === 'as=agent'
        ? agent
        : header === 'as=supervisor'
          ? supervisor
          : header === 'as=auditor'
            ? auditor
            : null,
    ),
  conversationFromToken: (token) => Promise.resolve(token === TOKEN ? { conversationId: 'its own' } : null),
  isFromTwilio: () => false,
  isFromBackOffice: () => false,
  audit: {
    asked: ({ staffId }) => Promise.resolve(void written.push(`${staffId} asked`)),
    refused: ({ staffId }, problem) => Promise.resolve(void written.push(`${staffId} ${problem}`)),
  },
  onFault: (error) => {
    throw error;
  },
  publicOrigin: 'https://hub.example',
};
const csrf = { 'x-csrf-token': agent.csrfToken };
const proofs = {
  public: {},
  resident: { authorization: `Bearer ${TOKEN}` },
  agent: { cookie: 'as=agent', ...csrf },
  supervisor: { cookie: 'as=supervisor', ...csrf },
  auditor: { cookie: 'as=auditor', ...csrf },
};
const SUPERVISED = { who: ['supervisor'], own: 'anything', from: 'our-pages' } as const;
const CHANGED = { who: ['agent', 'supervisor'], own: 'their own', from: 'our-pages' } as const;

let server: Server;
let origin: string;
const routes = createRoutes(callers);
const more = createRoutes(callers, { 'GET /only-supervisors': SUPERVISED, 'POST /staff-change': CHANGED }, () => ({
  action: 'tried',
}));
const app = express();

beforeAll(async () => {
  const say = (_req: unknown, res: express.Response) => res.send('done');
  for (const entry of allEntries()) {
    if (entry.kind === 'socket') continue;
    if (entry.method === 'MOUNT') routes.mount(entry.path, express.Router());
    else if (entry.who.includes('public')) routes.open(entry.method, entry.path, say);
    else if (entry.who.includes('resident'))
      routes.resident(entry.method, entry.path, (_req, res, who) => res.json(who));
    else if (entry.who.includes('twilio')) routes.twilio(entry.method, entry.path, say);
    else if (entry.who.includes('back-office')) routes.backOffice(entry.method, entry.path, say);
    else routes.staff(entry.method, entry.path, say);
  }
  more.staff('GET', '/only-supervisors', say);
  more.staff('POST', '/staff-change', say);
  app.use(routes.router, more.router);
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('the authorisation table (ASVS 5.0 V8.2.1)', () => {
  it('lets exactly those through whom it names, on every route', async () => {
    const tries = await walkHttp(origin, proofs, (path) => path.replace(/:\w+/, 'x'));
    expect(tries.length).toBeGreaterThan(60);
    expect(tries.filter(({ allowed, refused }) => allowed === refused)).toEqual([]);
  });

  it('has a line for every route that was made, and a route for every line', () => {
    const lines = allEntries().flatMap((entry) => (entry.kind === 'http' ? [`${entry.method} ${entry.path}`] : []));
    expect([...routes.made].sort()).toEqual(lines.sort());
  });

  it('keeps agents from what is for supervisors', async () => {
    const status = (headers: Record<string, string>) =>
      fetch(`${origin}/only-supervisors`, { headers }).then((answer) => answer.status);
    expect([await status(proofs.agent), await status(proofs.supervisor), await status({})]).toEqual([403, 200, 401]);
  });

  it('says in words what is the caller’s own, for every route and event', () => {
    expect(
      allEntries().filter((entry) => entry.who.length === 0 || (!entry.own.endsWith('.') && !entry.own.endsWith(')'))),
    ).toEqual([]);
  });
});

describe('what staff ask for (ASVS 5.0 V16.2.1)', () => {
  const ask = async (headers: Record<string, string>) => {
    written.length = 0;
    await fetch(`${origin}/only-supervisors`, { headers });
    return [...written];
  };

  it('is written down before it is done, and a refusal with why; strangers are nobody to write of', async () => {
    expect(await ask(proofs.supervisor)).toEqual(['s asked']);
    expect(await ask(proofs.agent)).toEqual(['a not-allowed']);
    expect(await ask({})).toEqual([]);
  });

  it('has a word for every route and event of staff, and for nothing else', () => {
    const staffs = allEntries().filter(({ who }) =>
      who.some((role) => ['agent', 'supervisor', 'auditor'].includes(role)),
    );
    const lines = staffs.map((entry) => (entry.kind === 'http' ? `${entry.method} ${entry.path}` : entry.event));
    expect(auditedLines().sort()).toEqual(lines.sort());
  });

  it('leads whoever opens a page without having signed in to sign in, and back', async () => {
    const page = await fetch(`${origin}/audit`, { headers: { accept: 'text/html' } });
    expect([page.status, await page.text()]).toEqual([401, expect.stringContaining('/auth/sign-in?return=%2Faudit')]);
  });
});

describe('making a route', () => {
  const say = (_req: unknown, res: express.Response) => res.send('done');

  it('is refused at start, by name, when the table lacks it', () => {
    expect(() => createRoutes(callers).open('GET', '/secret', say)).toThrow(
      'GET /secret does not stand in the authorisation table',
    );
  });

  it('is refused when the table says that it is for others', () => {
    expect(() => createRoutes(callers).open('GET', '/api/console/work', say)).toThrow('is for agent, supervisor');
    expect(() => createRoutes(callers).staff('GET', '/chat', say)).toThrow('is for public');
  });

  it('is noticed when it was made past the table', () => {
    expect(undeclaredRoutes(app.router, [routes, more])).toEqual([]);
    const sly = express();
    const nested = express.Router();
    nested.post('/deep', say);
    sly.get('/sly', say);
    sly.use('/under', nested);
    expect(undeclaredRoutes(sly.router, [routes])).toEqual(['GET /sly', 'POST /deep']);
  });
});

describe('a change (ASVS 5.0 V3.5.1)', () => {
  const change = (path: string, headers: Record<string, string>) =>
    fetch(origin + path, { method: 'POST', headers }).then(({ status }) => status);

  it('by staff needs the token of the session', async () => {
    const { cookie } = proofs.agent;
    expect(await change('/staff-change', { cookie })).toBe(403);
    expect(await change('/staff-change', { cookie, 'x-csrf-token': 'd'.repeat(43) })).toBe(403);
    expect(await change('/staff-change', { cookie, ...csrf })).toBe(200);
  });

  it('on our pages is refused when another site asks for it', async () => {
    expect(await change('/chat/messages', { 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await change('/chat/messages', { 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await change('/chat/messages', { origin: 'https://evil.example' })).toBe(403);
    expect(await change('/chat/messages', { origin: 'https://hub.example' })).toBe(200);
    expect(await change('/chat/messages', { 'sec-fetch-site': 'same-origin', origin: 'null' })).toBe(200);
  });

  it('from an old phone that says nothing of where it comes from is let through', async () => {
    expect(await change('/chat/messages', {})).toBe(200);
  });

  it('with a token in itself may come from the page of another site, where the widget stands', async () => {
    expect(await change('/api/resident/session', { origin: 'https://www.example' })).toBe(200);
    expect(await change('/api/resident/messages', { origin: 'https://www.example', ...proofs.resident })).toBe(200);
  });
});
