/** Dial with a Conference in it: the call is in the room until it leaves, is let go, or the room closes. */
import { ROOM_EVENTS } from '../../conferences/conference.ts';
import type { Entry } from '../../conferences/conference.ts';
import { addressIn } from '../application.ts';
import type { Script } from '../application.ts';
import { callbackOf, recordingCallbackOf } from '../attributes.ts';
import type { Kit } from '../kit.ts';
import type { Leg, Run } from '../leg.ts';
import type { Source } from '../music.ts';
import { isTrue } from '../prompts.ts';
import type { Verb } from '../twiml.ts';

export async function dialConference(run: Run, noun: Verb, script: Script, kit: Kit): Promise<void> {
  const place = kit.rooms.expect(noun.text, run.leg, entryOf(noun, script, run.leg));
  await kit.rooms.stay(run, place);
}

const BEEPS = ['true', 'false', 'onEnter', 'onExit'] as const;

function entryOf(noun: Verb, script: Script, leg: Leg): Entry {
  const { attributes: given } = noun;
  return {
    label: given.participantLabel ?? null,
    isMuted: isTrue(given.muted),
    startsIt: isTrue(given.startConferenceOnEnter, true),
    endsIt: isTrue(given.endConferenceOnExit),
    coaches: given.coach ?? null,
    beep: BEEPS.find((beep) => beep.toLowerCase() === given.beep?.toLowerCase()) ?? 'true',
    wait: waitOf(given.waitUrl, given.waitMethod, script, leg),
    callback: callbackOf(script, leg, noun, ROOM_EVENTS, []),
    records: given.record === 'record-from-start' || given.record === 'true',
    recordingCallback: recordingCallbackOf(script, leg, noun),
  };
}

/** No address is Twilio's own music, an empty one is silence. */
function waitOf(url: string | undefined, method: string | undefined, script: Script, leg: Leg): Source {
  if (url === undefined) return 'music';
  return url === '' ? null : addressIn(script, leg, url, method);
}
