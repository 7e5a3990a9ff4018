/** The HTTP routes as OpenAPI 3.1, made from the authorisation table, so that what is described is what there is. Pure. */
import { ROUTES } from '../security/index.ts';
import type { Role, RoutePermission } from '../security/index.ts';
import { CONSOLE_LINES } from './console-lines.ts';
import type { HttpLine } from './line.ts';
import { OTHER_LINES } from './other-lines.ts';
import { RESIDENT_LINES } from './resident-lines.ts';
import { componentSchemas, refTo, titleOf } from './schemas.ts';
import type { Json } from './schemas.ts';
import { SUPERVISOR_LINES } from './supervisor-lines.ts';

const LINES: Readonly<Record<string, HttpLine>> = {
  ...RESIDENT_LINES,
  ...CONSOLE_LINES,
  ...SUPERVISOR_LINES,
  ...OTHER_LINES,
};

const JSON_TYPE = 'application/json';
const FORM = 'application/x-www-form-urlencoded';
const STAFF: readonly Role[] = ['agent', 'supervisor', 'auditor'];

const SCHEMES: Json = {
  staffSession: {
    ...{ type: 'apiKey', in: 'cookie', name: 'hub_staff' },
    description:
      'The session of a member of staff. A POST also sends its CSRF token: header x-csrf-token or field csrf.',
  },
  conversation: { type: 'http', scheme: 'bearer', description: 'The token of one conversation.' },
  twilio: { type: 'apiKey', in: 'header', name: 'x-twilio-signature', description: 'As Twilio signs its requests.' },
  backOffice: {
    ...{ type: 'apiKey', in: 'header', name: 'x-open311-signature' },
    description: 'The body, signed with the secret that the back office shares with the hub.',
  },
};

const SCHEME_OF: Partial<Record<Role, string>> = {
  resident: 'conversation',
  twilio: 'twilio',
  'back-office': 'backOffice',
};

function securityOf({ who }: RoutePermission): Json[] {
  if (who.includes('public')) return [];
  const schemes = who.map((role) => (STAFF.includes(role) ? 'staffSession' : SCHEME_OF[role]));
  return [...new Set(schemes)].flatMap((scheme) => (scheme === undefined ? [] : [{ [scheme]: [] }]));
}

const REFUSED: Json = {
  description: 'Refused: what was wrong, where, and what to do (RFC 9457).',
  content: { 'application/problem+json': { schema: refTo('problem') } },
};

const namesIn = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].flatMap(([, name]) => name ?? []);

const inPath = (name: string): Json => ({ name, in: 'path', required: true, schema: { type: 'string' } });

function inQuery(query: HttpLine['query']): Json[] {
  if (query === undefined) return [];
  const { properties = {}, required = [] } = componentSchemas[titleOf(query)] as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: 'query', schema, required: required.includes(name) },
  }));
}

function bodyOf(method: string, path: string, { asks }: HttpLine): Json {
  if (method !== 'POST') return {};
  if (asks !== undefined) return { requestBody: { required: true, content: { [JSON_TYPE]: { schema: refTo(asks) } } } };
  if (path.startsWith('/api/')) return {};
  return { requestBody: { content: { [FORM]: { schema: { type: 'object' } } } } };
}

function answerOf(path: string, { as, answers }: HttpLine): Json {
  if (as === null) return { description: 'Done.' };
  const type = as ?? (path.startsWith('/api/') ? JSON_TYPE : 'text/html');
  return { description: 'Done.', content: { [type]: { schema: answers === undefined ? {} : refTo(answers) } } };
}

function operationOf(line: string, permission: RoutePermission): Json {
  const [method = '', path = ''] = line.split(' ');
  const described = LINES[line];
  if (!described) throw new Error(`${line} is not described`);
  return {
    summary: described.says,
    description: permission.own,
    tags: [path.startsWith('/api/') ? (path.split('/')[2] ?? 'site') : (path.split('/')[1] ?? '') || 'site'],
    parameters: [...namesIn(path).map(inPath), ...inQuery(described.query)],
    ...bodyOf(method, path, described),
    responses: { '2XX': answerOf(path, described), '4XX': REFUSED, '5XX': REFUSED },
    security: securityOf(permission),
  };
}

/** `url` is where browsers reach the hub. */
export function openapi({ url, version }: { url: string; version: string }): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [line, permission] of Object.entries<RoutePermission>(ROUTES)) {
    const [method = '', path = ''] = line.split(' ');
    if (method === 'MOUNT') continue;
    const place = path.replace(/:(\w+)/g, '{$1}');
    (paths[place] ??= {})[method.toLowerCase()] = operationOf(line, permission);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Council contact hub', version, description: 'What the hub serves over HTTP, and to whom.' },
    servers: [{ url }],
    paths,
    components: { schemas: componentSchemas, securitySchemes: SCHEMES },
  };
}
