/** Dial with numbers or agents' lines in it: all ring, the first that answers talks with the call until one hangs up. */
import { CALL_EVENTS } from '../call.ts';
import type { CallStatus } from '../call.ts';
import type { Script } from '../application.ts';
import { callbackOf, recordingCallbackOf } from '../attributes.ts';
import type { Kit } from '../kit.ts';
import type { Happening, Leg, Run } from '../leg.ts';
import { numberIn } from '../prompts.ts';
import type { Verb } from '../twiml.ts';

const RING_SECONDS = 30;

/** Who answered, once somebody did, and how it ended with the last of the others. */
interface Dialled {
  answered: Leg | null;
  isOver: boolean;
  last: CallStatus;
  ringing: number;
}

export interface Outcome {
  status: CallStatus;
  leg: Leg | null;
}

export async function dialLegs(
  run: Run,
  dial: Verb,
  nouns: readonly Verb[],
  script: Script,
  kit: Kit,
): Promise<Outcome> {
  const parent = run.leg;
  const state: Dialled = { answered: null, isOver: false, last: 'no-answer', ringing: nouns.length };
  const legs = nouns.map((noun) => placeLeg(parent, dial, noun, script, kit, state));
  try {
    while (state.answered === null && state.ringing > 0)
      await run.wait({ doing: 'ringing', takes: ['answered', 'left'] });
    const other = state.answered;
    if (other === null) return { status: state.last, leg: null };
    for (const leg of legs) if (leg !== other) kit.end(leg, 'canceled');
    if (isRecorded(dial))
      kit.recordings.start({
        ...{ callSid: parent.call.sid, conferenceSid: null, source: 'DialVerb', activity: parent.activity },
        ...{ callback: recordingCallbackOf(script, parent, dial), channels: 2 },
      });
    await talk(run, other, () => state.isOver);
    return { status: 'completed', leg: other };
  } finally {
    state.isOver = true;
    kit.recordings.finishAllOf(parent.call.sid);
    for (const leg of legs) if (!leg.happen({ kind: 'left', why: 'completed' })) kit.end(leg, 'canceled');
  }
}

function placeLeg(parent: Leg, dial: Verb, noun: Verb, script: Script, kit: Kit, state: Dialled): Leg {
  const isClient = noun.name === 'Client';
  const identity = noun.children.find(({ name }) => name === 'Identity')?.text ?? noun.text;
  const to = isClient ? `client:${identity}` : noun.text.replace(/[\s()-]/g, '');
  const leg = kit.place(
    {
      ...{ direction: 'outbound-dial', from: dial.attributes.callerId ?? parent.call.from, to, party: to },
      ...{ parentSid: parent.call.sid, callback: callbackOf(script, parent, noun, CALL_EVENTS, ['completed']) },
    },
    {
      seconds: numberIn(dial.attributes.timeout, RING_SECONDS),
      detects: 'no',
      missed: (status) => {
        Object.assign(state, { last: status, ringing: state.ringing - 1 });
        if (state.ringing === 0) parent.happen({ kind: 'left', why: status });
      },
    },
    async (run) => {
      if (state.answered !== null || state.isOver) return;
      state.answered = run.leg;
      parent.happen({ kind: 'answered', by: 'human' });
      try {
        await talk(run, parent, () => state.isOver);
      } finally {
        state.isOver = true;
        parent.happen({ kind: 'left', why: 'completed' });
      }
    },
  );
  return leg;
}

async function talk(run: Run, other: Leg, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const happening: Happening = await run.wait({ doing: 'talking', takes: ['left', 'speech'] });
    if (happening.kind === 'left') return;
    if (happening.kind === 'speech') other.hear(happening.said);
  }
}

const isRecorded = ({ attributes }: Verb): boolean => /^(true|record-from-)/.test(attributes.record ?? '');
