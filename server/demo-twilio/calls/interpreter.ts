/** Does what TwiML says, verb after verb, document after document. */
import { addressIn, note } from './application.ts';
import type { Question, Script } from './application.ts';
import type { Address, CallStatus } from './call.ts';
import type { Kit, Next, Step } from './kit.ts';
import type { Run } from './leg.ts';
import { hearPrompt, pauseSeconds } from './prompts.ts';
import { dial } from './verbs/dial.ts';
import { gather } from './verbs/gather.ts';
import { record } from './verbs/record.ts';

/** What a call begins with. */
export type Opening = Question | { twiml: string };

/** So many documents without a wait between them go round in a circle. */
const MOST_DOCUMENTS = 50;
const APOLOGY = 'We are sorry. An application error has occurred. Goodbye.';

const prompt: Step = async (run, verb) => {
  if (hearPrompt(run.leg, verb)) await run.wait({ doing: 'speaking', takes: [] });
  return undefined;
};

const unsupported: Step = ({ leg }, { name }) => {
  note(leg, [{ code: 12200, message: `<${name}> is not supported by this network and was ignored` }]);
  return Promise.resolve(undefined);
};

const STEPS: Readonly<Record<string, Step>> = {
  Say: prompt,
  Play: prompt,
  Pause: async (run, verb) => {
    await run.wait({ doing: 'pausing', takes: ['timeout'], seconds: pauseSeconds(verb) });
    return undefined;
  },
  Gather: gather,
  Record: record,
  Dial: dial,
  Redirect: ({ leg }, { text, attributes }, script) =>
    Promise.resolve(addressIn(script, leg, text, attributes.method) ?? 'hangup'),
  Hangup: () => Promise.resolve('hangup'),
  Reject: () => Promise.resolve('hangup'),
  Sms: unsupported,
  Message: unsupported,
};

/** From the opening to the last verb. A call that was not answered yet is answered by what it is told to do. */
export async function perform(run: Run, opening: Opening, kit: Kit, fallback: Address | null): Promise<void> {
  const { leg } = run;
  let unused = fallback;
  let [documents, waits] = [0, leg.waits()];

  async function load(next: Opening): Promise<Script | null> {
    [documents, waits] = waits === leg.waits() ? [documents + 1, waits] : [1, leg.waits()];
    if (documents > MOST_DOCUMENTS) {
      note(leg, [{ code: 12400, message: `Internal failure: ${MOST_DOCUMENTS} documents without a wait` }]);
      return null;
    }
    if ('twiml' in next) return kit.application.read(leg, next.twiml, null);
    const script = await run.still(kit.application.ask(leg, next));
    if (script !== null || unused === null) return script;
    const ErrorCode = String(leg.call.problems.at(-1)?.code ?? '');
    const second = { ...unused, fields: { ErrorCode, ErrorUrl: next.url } };
    unused = null;
    return load(second);
  }

  let next: Next | Opening = opening;
  while (next !== undefined && next !== 'hangup') {
    const script: Script | null = await load(next);
    const rejection = leg.call.answeredAt === null ? rejectionOf(script) : null;
    if (rejection !== null) {
      kit.end(leg, rejection);
      return;
    }
    kit.answer(leg);
    if (script === null) {
      leg.hear(APOLOGY);
      return;
    }
    next = undefined;
    for (const verb of script.verbs) {
      next = await STEPS[verb.name]?.(run, verb, script, kit);
      if (next !== undefined) break;
    }
  }
}

function rejectionOf(script: Script | null): CallStatus | null {
  const [first] = script?.verbs ?? [];
  if (first?.name !== 'Reject') return null;
  return first.attributes.reason === 'busy' ? 'busy' : 'no-answer';
}
