import { describe, expect, it } from '@jest/globals';
import { Router } from 'express';
import type { Express } from 'express';
import request from 'supertest';
import { createLog } from '../log.ts';
import { createMetrics } from '../metrics.ts';
import { createApp } from './app.ts';
import { addHealth } from './health.routes.ts';
import type { Check } from './health.routes.ts';

interface Started {
  app: Express;
  lines: () => string;
}

function start(given: { publicBaseUrl?: string; checks?: Record<string, Check>; draining?: boolean } = {}): Started {
  let lines = '';
  const log = createLog({ level: 'debug', nodeName: 'hub-1' }, { write: (line) => (lines += line) });
  const metrics = createMetrics();
  const router = Router();
  router.post('/services/:id', (req, res) => void res.json({ body: req.body as unknown }));
  router.get('/broken', () => {
    throw new Error('Ada said: my rent is late');
  });
  addHealth(
    { open: (_method, path, handler) => void router.get(path, handler) },
    {
      checks: given.checks ?? {},
      isDraining: () => given.draining ?? false,
      rules: () => ({ version: 'test' }),
      reports: () => ({ state: 'ok' }),
      metrics,
      log,
    },
  );
  let made = 0;
  const app = createApp(
    {
      log,
      metrics,
      newId: () => `request-${(made += 1)}`,
      publicBaseUrl: given.publicBaseUrl ?? 'http://localhost:3000',
      connectTo: ['http://localhost:3200'],
      formsTo: ['https://account.example'],
      renderProblem: (problem) => `<h1>${problem.title}</h1><p>Phone 020 7946 0000.</p>`,
    },
    { early: [], routers: [router] },
  );
  return { app, lines: () => lines };
}

const PROBLEM = 'application/problem+json; charset=utf-8';

describe('createApp', () => {
  it('lets a page load and send nothing but to its own site, and no inline script', async () => {
    const { headers } = await request(start().app).get('/health/live');
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self' ws: wss: http://localhost:3200");
    expect(policy).not.toContain('unsafe');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers['x-request-id']).toBe('request-1');
  });

  it('tells browsers to stay on https when that is how they came', async () => {
    const { headers } = await request(start({ publicBaseUrl: 'https://contact.example' }).app).get('/health/live');
    expect(headers['strict-transport-security']).toMatch(/^max-age=31536000/);
  });

  it('answers a program with a problem and a person with a page that shows a way to a person', async () => {
    const { app } = start();
    const program = await request(app).get('/nowhere');
    expect(program.status).toBe(404);
    expect(program.headers['content-type']).toBe(PROBLEM);
    expect(JSON.parse(program.text)).toMatchObject({ code: 'not-found', status: 404 });
    const person = await request(app).get('/nowhere').set('accept', 'text/html,application/xhtml+xml,*/*;q=0.8');
    expect(person.status).toBe(404);
    expect(person.text).toContain('020 7946 0000');
  });

  it.each([
    ['JSON that is cut short', 'application/json', '{"a":', 400, 'bad-payload'],
    ['a body that is too large', 'application/json', JSON.stringify('x'.repeat(70_000)), 413, 'too-large'],
    ['an unknown alphabet', 'application/json; charset=latin-9', '{}', 400, 'bad-payload'],
  ])('refuses %s by name', async (_what, type, body, status, code) => {
    const answer = await request(start().app).post('/services/waste').set('content-type', type).send(body);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toMatchObject({ code, where: 'body' });
  });

  it('refuses an address that cannot be read', async () => {
    const answer = await request(start().app).post('/services/%E0%A4%A');
    expect(JSON.parse(answer.text)).toMatchObject({ status: 400, code: 'bad-payload', where: 'address' });
  });

  it('logs the pattern of a route, never its values, and no words of a failure', async () => {
    const { app, lines } = start();
    await request(app).post('/services/secret-id?name=Ada').send({ text: 'hello' });
    const failed = await request(app).get('/broken');
    expect(failed.status).toBe(500);
    expect(failed.text).not.toContain('Ada');
    expect(lines()).toContain('"route":"/services/:id","status":200');
    expect(lines()).toContain('request failed');
    expect(lines()).not.toMatch(/secret-id|Ada|hello|rent/);
    const { text } = await request(app).get('/metrics');
    expect(text).toContain('hub_http_request_seconds_count{method="POST",route="/services/:id",status="200"} 1');
    expect(text).toContain('hub_problems_total{code="fault"} 1');
  });
});

describe('health', () => {
  it('is ready when its neighbours answer', async () => {
    const answer = await request(start({ checks: { database: () => Promise.resolve() } }).app).get('/health/ready');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      ok: true,
      draining: false,
      checks: { database: 'ok' },
      rules: { version: 'test' },
      reports: { state: 'ok' },
    });
  });

  it('is not ready when one does not, and names it', async () => {
    const checks = { database: () => Promise.reject(new Error('gone')), redis: () => Promise.resolve('PONG') };
    const answer = await request(start({ checks }).app).get('/health/ready');
    expect(answer.status).toBe(503);
    expect(answer.body).toMatchObject({ ok: false, checks: { database: 'failed', redis: 'ok' } });
  });

  it('is alive but not ready while it drains', async () => {
    const { app } = start({ draining: true });
    expect((await request(app).get('/health/ready')).status).toBe(503);
    expect((await request(app).get('/health/live')).status).toBe(200);
  });
});
