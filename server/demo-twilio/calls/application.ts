/** Asks the hub what a call is to do next, and reads its answer. */
import { callWebhook } from '../webhooks.ts';
import type { WebhookTarget } from '../webhooks.ts';
import { fieldsOf } from './call.ts';
import type { Address } from './call.ts';
import type { Leg } from './leg.ts';
import { readTwiml } from './twiml.ts';
import type { Problem, Verb } from './twiml.ts';

/** What to do, and where it was said: addresses in it are meant from there. */
export interface Script {
  verbs: Verb[];
  base: string | null;
}

/** Where to ask, and what to say beside what every request says. */
export interface Question extends Address {
  fields?: Readonly<Record<string, string>>;
}

export interface Application {
  /** What it says, or null when it said nothing that a call can do; why stands among the call's problems. */
  ask(leg: Leg, question: Question): Promise<Script | null>;
  /** The same of TwiML that was given. */
  read(leg: Leg, twiml: string, base: string | null): Script | null;
}

const XML = /^(text\/(xml|html)|application\/([\w.-]+\+)?xml)\b/i;

export function createApplication(options: WebhookTarget & { accountSid: string }): Application {
  const application: Application = {
    ask: async (leg, { url, method, fields = {} }) => {
      const answer = await callWebhook(options, url, { ...fieldsOf(leg.call, options.accountSid), ...fields }, method);
      const problem = answer === null ? failed(url, 'no answer') : wrongWith(url, answer.status, answer.type);
      if (problem !== null) note(leg, [problem]);
      return answer === null || problem !== null ? null : application.read(leg, answer.body, url);
    },
    read: (leg, twiml, base) => {
      const { verbs, problems } = readTwiml(twiml);
      note(leg, problems);
      return verbs && { verbs, base };
    },
  };
  return application;
}

function wrongWith(url: string, status: number, type: string): Problem | null {
  if (status < 200 || status > 299) return failed(url, `status ${status}`);
  return XML.test(type) ? null : { code: 12300, message: `Invalid Content-Type: '${type}' from ${url}` };
}

const failed = (url: string, why: string): Problem => ({
  code: 11200,
  message: `HTTP retrieval failure: ${why} from ${url}`,
});

/** Keeps what was wrong with what the hub said, as Twilio's debugger does. */
export function note(leg: Leg, problems: readonly Problem[]): void {
  leg.call.problems.push(...problems);
  if (problems.length > 0) leg.changed();
}

/** An address as TwiML gives it, seen from its document; null where it is none. */
export function addressIn(
  script: Script,
  leg: Leg,
  url: string | undefined,
  method: string | undefined,
): Address | null {
  const base = script.base ?? undefined;
  const whole = url === undefined || url === '' ? base : URL.canParse(url, base) ? new URL(url, base).href : undefined;
  if (whole === undefined) {
    note(leg, [{ code: 11100, message: `Invalid URL format: ${url ?? 'none'}` }]);
    return null;
  }
  return { url: whole, method: method?.toUpperCase() === 'GET' ? 'GET' : 'POST' };
}
