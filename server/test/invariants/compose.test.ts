/** What runs in production is what the tests run: the same command, a environment that the hub knows, and it starts with it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import * as z from 'zod';
import { testDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { projectRoot, startHub } from '../support/hub.ts';
import type { Hub } from '../support/hub.ts';
import { residentAt } from '../support/people.ts';
import { testRedis } from '../support/redis.ts';
import type { TestRedis } from '../support/redis.ts';
import { ownFolder } from './support/own-folder.ts';
import type { OwnFolder } from './support/own-folder.ts';

const serviceSchema = z.object({
  image: z.string(),
  environment: z.record(z.string(), z.string()).default({}),
  ports: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
});
const composeSchema = z.object({ services: z.record(z.string(), serviceSchema) });

const read = (path: string) => readFile(join(projectRoot, path), 'utf8');
const compose = composeSchema.parse(parse(await read('docker-compose.yml'), { merge: true }));
const dockerfile = await read('server/Dockerfile');
const proxy = await read('docs/operations/nginx.conf');
const settings = await read('server/src/config.ts');

const { services } = compose;
const hubs = Object.entries(services).filter(([, { image }]) => image === 'council-contact-hub');
const environment = hubs[0]?.[1].environment ?? {};
const line = (instruction: string) =>
  [...dockerfile.matchAll(new RegExp(`^${instruction} (.*)$`, 'gm'))].at(-1)?.[1] ?? '';

/** Secrets as a file .env would give them; nothing else is asked for. */
const SECRETS: Record<string, string> = {
  POSTGRES_PASSWORD: 'sample',
  PUBLIC_BASE_URL: 'https://chat.example.gov.uk',
  OIDC_ISSUER: 'https://login.example.gov.uk',
  OIDC_CLIENT_ID: 'hub',
  OIDC_CLIENT_SECRET: 'sample',
};
/** Fills in variables as Docker Compose does: `${NAME:?…}` must be given, `${NAME:-value}` may be. */
const filled = (value: string) =>
  value.replace(/\$\{(\w+):([?-])([^}]*)\}/g, (_all, name: string, kind: string, rest: string) => {
    const given = SECRETS[name];
    if (given === undefined && kind === '?') throw new Error(`${name} has no sample`);
    return given ?? rest;
  });

describe('docker-compose.yml', () => {
  it('runs two hub nodes behind a proxy, with PostgreSQL, Redis and a virus scanner', () => {
    expect(Object.keys(services).sort()).toEqual(['hub-1', 'hub-2', 'postgres', 'proxy', 'redis', 'scanner']);
    expect(hubs.map(([name]) => name)).toEqual(['hub-1', 'hub-2']);
    expect(new Set(hubs.map(([, hub]) => hub.environment.NODE_NAME)).size).toBe(2);
  });

  it('asks each of them whether it is well, and waits for what it needs', () => {
    const asked = Object.entries(services).filter(([, { healthcheck }]) => healthcheck);
    expect(asked.map(([name]) => name).sort()).toEqual(['postgres', 'proxy', 'redis']);
    expect(dockerfile).toMatch(/^HEALTHCHECK [^\n]*\\\n[^\n]*\/health\/ready/m);
    for (const { depends_on } of Object.values(services))
      for (const { condition } of Object.values(depends_on)) expect(condition).toBe('service_healthy');
    for (const [, hub] of hubs) expect(Object.keys(hub.depends_on).sort()).toEqual(['postgres', 'redis']);
  });

  it('names only settings that the hub has', () => {
    const known = new Set([...settings.matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(([, name]) => name));
    const named = hubs.flatMap(([, hub]) => Object.keys(hub.environment));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
    const inImage = [...line('ENV').matchAll(/(\w+)=/g)].map(([, name]) => name);
    expect(inImage.filter((name) => !known.has(name))).toEqual([]);
  });

  it('has no secret in it: every one is asked for by name', () => {
    const secret = Object.entries(environment).filter(([name]) => /SECRET|TOKEN|URL|ISSUER|_ID$/.test(name));
    for (const [name, value] of secret.filter(([name]) => name !== 'REDIS_URL'))
      expect([name, value]).toEqual([name, expect.stringContaining('${')]);
    expect(services.postgres?.environment.POSTGRES_PASSWORD).toContain('${POSTGRES_PASSWORD:?');
  });
});

describe('the proxy', () => {
  it('listens where it is published, and passes on to every node at its port', () => {
    const [published = ''] = services.proxy?.ports ?? [];
    expect(proxy).toContain(`listen ${published.split(':')[1]};`);
    expect([line('EXPOSE'), environment.PORT]).toEqual(['3000', '3000']);
    const upstream = [...proxy.matchAll(/^\s+server ([\w-]+):(\d+);$/gm)].map(([, host, port]) => `${host}:${port}`);
    expect(upstream).toEqual(hubs.map(([name]) => `${name}:${environment.PORT}`));
  });

  it('upgrades websockets and keeps the host that browsers asked for', () => {
    expect(proxy).toContain('proxy_set_header Upgrade $http_upgrade;');
    expect(proxy).toContain('proxy_set_header Connection $connection_upgrade;');
    expect(proxy).toContain('proxy_set_header Host $http_host;');
    expect(proxy).toContain('proxy_http_version 1.1;');
  });
});

describe('a hub with the environment of production', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let folder: OwnFolder;
  let hub: Hub;

  beforeAll(async () => {
    [database, redis, folder] = await Promise.all([testDatabase(), testRedis(), ownFolder('compose')]);
    const given = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, filled(value)]));
    hub = await startHub({ ...given, DATABASE_URL: database.url, REDIS_URL: redis.url, DATA_DIR: folder.path });
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
    await redis.stop();
    await database.close();
    await folder.remove();
  });

  it('is started by the command of the image', () => {
    const [, ...args] = hub.process.spawnargs;
    expect(JSON.parse(line('CMD'))).toEqual(['node', ...args]);
  });

  it('serves residents', async () => {
    const resident = await residentAt(hub.url);
    expect(await resident.say(resident.conversationId, 'When is my bin day?')).toMatchObject({ ok: true });
    resident.client.close();
  });

  it('has nobody and nothing of the demonstration', async () => {
    expect(await database.db.staff.count()).toBe(0);
    expect(hub.output()).not.toContain('demo');
    for (const path of ['/oidc/.well-known/openid-configuration', '/demo/myaccount'])
      expect((await fetch(hub.url + path)).status).toBe(404);
  });
});
