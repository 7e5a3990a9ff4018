/** Gather: hears keys or words, and asks the hub what to do with them. Nothing at all leads to the next verb. */
import { addressIn } from '../application.ts';
import type { Script } from '../application.ts';
import { collect, gatherSettings } from '../gather-input.ts';
import type { GatherSettings } from '../gather-input.ts';
import type { Next, Step } from '../kit.ts';
import type { Happening, Leg, Run } from '../leg.ts';
import { hearPrompt, pauseSeconds } from '../prompts.ts';
import type { Verb } from '../twiml.ts';

/** Nobody measures here how well words were understood. */
const CONFIDENCE = '0.92';

type Result = Record<string, string>;

export const gather: Step = async (run, verb, script) => {
  const settings = gatherSettings(verb);
  const result = (await prompted(run, verb, settings)) ?? (await listened(run, settings, ''));
  if (result !== null) return answer(script, run.leg, verb, result);
  if (!settings.actionOnEmptyResult) return undefined;
  return answer(script, run.leg, verb, settings.takesDigits ? { Digits: '' } : { SpeechResult: '', Confidence: '0.0' });
};

/** What is heard meanwhile. Whoever presses or speaks in a pause hears no more of it. */
async function prompted(run: Run, verb: Verb, settings: GatherSettings): Promise<Result | null> {
  for (const prompt of verb.children) {
    if (prompt.name !== 'Pause') {
      hearPrompt(run.leg, prompt);
      continue;
    }
    const happening = await waitFor(run, settings, pauseSeconds(prompt));
    if (happening.kind !== 'timeout') return took(run, settings, happening, '');
  }
  return null;
}

async function listened(run: Run, settings: GatherSettings, digits: string): Promise<Result | null> {
  const happening = await waitFor(run, settings, settings.timeout);
  if (happening.kind === 'timeout') return digits === '' ? null : { Digits: digits };
  return took(run, settings, happening, digits);
}

async function took(run: Run, settings: GatherSettings, happening: Happening, before: string): Promise<Result | null> {
  if (happening.kind === 'speech') return { SpeechResult: happening.said, Confidence: CONFIDENCE };
  if (happening.kind !== 'digits') return null;
  const { digits, isDone, finishedOn } = collect(settings, before, happening.said);
  if (!isDone) return listened(run, settings, digits);
  return digits === '' ? null : { Digits: digits, ...(finishedOn !== null && { FinishedOnKey: finishedOn }) };
}

function waitFor(run: Run, settings: GatherSettings, seconds: number): Promise<Happening> {
  const { input, numDigits, takesDigits, takesSpeech } = settings;
  return run.wait({
    doing: 'gathering',
    takes: ['timeout', ...(takesDigits ? (['digits'] as const) : []), ...(takesSpeech ? (['speech'] as const) : [])],
    seconds,
    gather: { input, numDigits },
  });
}

function answer(script: Script, leg: Leg, { attributes }: Verb, fields: Result): Next {
  const address = addressIn(script, leg, attributes.action, attributes.method);
  return address === null ? undefined : { ...address, fields };
}
