/** Record: keeps what a person says after the tone. Whoever says nothing leads to the next verb; whoever hangs up has still said it. */
import { newSid } from '../call.ts';
import { fieldsOf } from '../call.ts';
import { addressIn } from '../application.ts';
import type { Question, Script } from '../application.ts';
import { recordingCallbackOf } from '../attributes.ts';
import type { Kit, Step } from '../kit.ts';
import { Interrupted } from '../leg.ts';
import type { Leg, Run } from '../leg.ts';
import { isTrue, numberIn, secondsSaid } from '../prompts.ts';
import type { Verb } from '../twiml.ts';
import type { Recording } from '../../recordings/recordings.ts';

const USUAL_TIMEOUT = 5;
const USUAL_LENGTH = 3600;
const EVERY_KEY = '1234567890*#';

interface Said {
  words: string[];
  seconds: number;
}

export const record: Step = async (run, verb, script, kit) => {
  const { leg } = run;
  if (isTrue(verb.attributes.playBeep, true)) leg.hear('(beep)');
  const recording = kit.recordings.start({
    ...{ callSid: leg.call.sid, conferenceSid: null, source: 'RecordVerb', activity: leg.activity },
    callback: recordingCallbackOf(script, leg, verb),
  });
  const said: Said = { words: [], seconds: 0 };
  const done = (digits: string): Question | undefined => finish({ verb, script, leg, kit, recording, said, digits });
  try {
    return done(await listen(run, verb, said));
  } catch (error) {
    const after = done('hangup');
    if (error instanceof Interrupted && error.reason === 'hangup' && after !== undefined)
      kit.courier.send(leg.call.sid, leg.activity, after, { ...fieldsOf(leg.call, kit.accountSid), ...after.fields });
    throw error;
  }
};

/** Until a key, silence or the longest time. Answers the key. */
async function listen(run: Run, { attributes }: Verb, said: Said): Promise<string> {
  const [timeout, longest] = [
    numberIn(attributes.timeout, USUAL_TIMEOUT),
    numberIn(attributes.maxLength, USUAL_LENGTH),
  ];
  const keys = attributes.finishOnKey ?? EVERY_KEY;
  while (said.seconds < longest) {
    const seconds = Math.min(timeout, longest - said.seconds);
    const happening = await run.wait({ doing: 'recording', takes: ['digits', 'speech', 'timeout'], seconds });
    if (happening.kind === 'timeout') return '';
    if (happening.kind === 'speech') {
      said.words.push(happening.said);
      said.seconds = Math.min(longest, said.seconds + secondsSaid(happening.said));
    }
    const key = happening.kind === 'digits' ? happening.said.split('').find((one) => keys.includes(one)) : undefined;
    if (key !== undefined) return key;
  }
  return '';
}

interface Finished {
  verb: Verb;
  script: Script;
  leg: Leg;
  kit: Kit;
  recording: Recording;
  said: Said;
  digits: string;
}

function finish({ verb, script, leg, kit, recording, said, digits }: Finished): Question | undefined {
  kit.recordings.finish(recording, said.seconds);
  if (said.seconds === 0) return undefined;
  const { action, method, transcribe, transcribeCallback } = verb.attributes;
  const about = { RecordingSid: recording.sid, RecordingUrl: kit.recordings.urlOf(recording) };
  if (transcribeCallback !== undefined || isTrue(transcribe)) {
    const address = addressIn(script, leg, transcribeCallback ?? action, 'POST');
    if (address !== null)
      kit.courier.send(recording.sid, leg.activity, address, {
        ...fieldsOf(leg.call, kit.accountSid),
        ...{ ...about, TranscriptionSid: newSid('TR'), TranscriptionStatus: 'completed' },
        TranscriptionText: said.words.join(' '),
      });
  }
  const address = addressIn(script, leg, action, method);
  const fields = { ...about, RecordingDuration: String(said.seconds), Digits: digits };
  return address === null ? undefined : { ...address, fields };
}
