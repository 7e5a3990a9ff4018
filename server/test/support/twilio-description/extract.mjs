/**
 * Takes out of Twilio's published description of its API what the hub may call, and writes it beside this file:
 * `npm pack @twilio/cli-core`, unpack it, then
 * `node extract.mjs package/src/services/twilio-api/twilio_api_v2010.json && npx prettier --write twilio-api-2010.json`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Say where twilio_api_v2010.json of @twilio/cli-core lies.');
const description = JSON.parse(readFileSync(file, 'utf8'));
const { version } = JSON.parse(readFileSync(join(file, '../../../../package.json'), 'utf8'));

/** Messages, calls, conferences with their participants, and recordings. */
const WANTED =
  /^\/2010-04-01\/Accounts\/\{AccountSid\}\/(Messages|(Calls\/\{CallSid\}\/|Conferences\/\{ConferenceSid\}\/)?Recordings|Calls|Conferences|Conferences\/\{ConferenceSid\}\/Participants)(\/\{\w+\})?\.json$/;
const METHODS = ['get', 'post', 'delete'];
const FORM = 'application/x-www-form-urlencoded';

/** What checks a value; what only explains it is left out. */
const RULES = ['type', 'format', 'pattern', 'enum', 'minLength', 'maxLength', 'minimum', 'maximum'];

function rulesOf({ $ref, items, ...schema }) {
  if ($ref)
    return rulesOf(
      $ref
        .slice(2)
        .split('/')
        .reduce((at, name) => at[name], description),
    );
  const rules = Object.entries(schema).filter(([name]) => RULES.includes(name));
  return { ...Object.fromEntries(rules), ...(items && { items: rulesOf(items) }) };
}

/** Parameters in one place as one object that has no others. */
function objectOf(parameters) {
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, rulesOf(schema)])),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  };
}

function formOf({ properties = {}, required = [] }) {
  return objectOf(
    Object.entries(properties).map(([name, schema]) => ({ name, schema, required: required.includes(name) })),
  );
}

const operations = Object.entries(description.paths)
  .filter(([path]) => WANTED.test(path))
  .flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => {
      const { parameters = [], requestBody } = item[method];
      const given = (where) => objectOf(parameters.filter((parameter) => parameter.in === where));
      const form = formOf(requestBody?.content[FORM].schema ?? {});
      return { method: method.toUpperCase(), path, inPath: given('path'), query: given('query'), form };
    }),
  );

const header = {
  source: `@twilio/cli-core ${version}, src/services/twilio-api/twilio_api_v2010.json; also https://github.com/twilio/twilio-oai`,
  version: `${description.info.title} ${description.info.version}, OpenAPI ${description.openapi}`,
  licence: `${description.info.license.name}, ${description.info.license.url}. Shortened: some operations, and of them what checks a request.`,
};
writeFileSync(new URL('twilio-api-2010.json', import.meta.url), JSON.stringify({ ...header, operations }));
