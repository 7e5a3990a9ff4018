/**
 * Holds a request against Twilio's published description of its API (2010-04-01): what the service would only say in production, a
 * test says here. Rules that stand in the description's prose alone are not checked.
 */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv';
import * as z from 'zod';
import { projectRoot } from '../hub.ts';

export interface TwilioRequest {
  method: string;
  /** From the path on, with the query. */
  url: string;
  /** As it is sent: a form. */
  body: string;
}

const PLACES = ['inPath', 'query', 'form'] as const;
type Place = (typeof PLACES)[number];

const objectSchema = z.record(z.string(), z.unknown());
const descriptionSchema = z.object({
  operations: z.array(
    z.object({ method: z.string(), path: z.string(), inPath: objectSchema, query: objectSchema, form: objectSchema }),
  ),
});

interface Operation {
  method: string;
  path: string;
  matches: RegExp;
  checks: Record<Place, ValidateFunction>;
}

/** The formats that the description names and does not explain. */
const FORMATS: Readonly<Record<string, RegExp | ((text: string) => boolean)>> = {
  // A number as it is dialled from anywhere, a short code, a sender's name, or an address of another channel.
  'phone-number': /^(\+[1-9]\d{6,14}|\d{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}|[a-z]+:\S+)$/,
  endpoint: /^(\+[1-9]\d{6,14}|\d{3,8}|(client|sips?|app):\S+)$/,
  uri: (text) => z.url({ protocol: /^(https?|wss?)$/ }).safeParse(text).success,
  'http-method': /^(GET|POST)$/,
  'date-time': (text) => z.iso.datetime({ offset: true }).or(z.iso.date()).safeParse(text).success,
  date: (text) => z.iso.date().safeParse(text).success,
  twiml: /^\s*<(\?xml|Response)[\s\S]*>\s*$/,
};

let read: Operation[] | undefined;

/** What is wrong with a request, a sentence each; nothing where Twilio's description allows it. */
export function checkTwilioRequest({ method, url, body }: TwilioRequest): string[] {
  read ??= readOperations();
  const { pathname, searchParams } = new URL(url, 'https://api.twilio.com');
  const operation = read.find((each) => each.method === method && each.matches.test(pathname));
  if (!operation) return [`${method} ${pathname}: the API has no such operation`];
  const given: Record<Place, Record<string, unknown>> = {
    inPath: { ...operation.matches.exec(pathname)?.groups },
    query: valuesOf(searchParams),
    form: valuesOf(new URLSearchParams(body)),
  };
  return PLACES.flatMap((place) => {
    const check = operation.checks[place];
    if (check(given[place])) return [];
    return (check.errors ?? []).map((error) => `${method} ${operation.path}, ${sentenceOf(error, place)}`);
  });
}

/** A name that is given more than once is a list. */
function valuesOf(given: URLSearchParams): Record<string, unknown> {
  return Object.fromEntries(
    [...new Set(given.keys())].map((name) => {
      const values = given.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

function sentenceOf({ instancePath, message = 'is wrong', params }: ErrorObject, place: Place): string {
  const { additionalProperty, allowedValues } = params as { additionalProperty?: string; allowedValues?: unknown[] };
  if (additionalProperty !== undefined) return `${place}: there is no parameter ${additionalProperty}`;
  const values = allowedValues ? ` (${allowedValues.join(', ')})` : '';
  return `${place}: ${`${instancePath.slice(1)} ${message}`.trim()}${values}`;
}

function readOperations(): Operation[] {
  const file = `${projectRoot}server/test/support/twilio-description/twilio-api-2010.json`;
  const { operations } = descriptionSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  // Everything in a request is text: "5" is a whole number, "true" is yes, and one value may stand for a list of one.
  const ajv = new Ajv2020({ allErrors: true, coerceTypes: 'array' });
  for (const [name, format] of Object.entries(FORMATS)) ajv.addFormat(name, format);
  ajv.addFormat('int64', true);
  return operations.map(({ method, path, ...places }) => ({
    ...{ method, path },
    matches: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+?)')}$`),
    checks: {
      inPath: ajv.compile(places.inPath),
      query: ajv.compile(places.query),
      form: ajv.compile(places.form),
    },
  }));
}
