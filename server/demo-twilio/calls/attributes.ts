/** Attributes of TwiML that stand for the same in several verbs. */
import { RECORDING_EVENTS } from '../recordings/recordings.ts';
import type { RecordingEvent } from '../recordings/recordings.ts';
import { addressIn } from './application.ts';
import type { Script } from './application.ts';
import type { Callback } from './call.ts';
import type { Leg } from './leg.ts';
import type { Verb } from './twiml.ts';

/** Where events are told, and which: those that are named, or the usual ones. */
export function callbackOf<Event extends string>(
  script: Script,
  leg: Leg,
  { attributes }: Verb,
  known: readonly Event[],
  usual: readonly Event[],
  prefix: 'statusCallback' | 'recordingStatusCallback' = 'statusCallback',
): Callback<Event> | null {
  const url = attributes[prefix];
  if (url === undefined || url === '') return null;
  const address = addressIn(script, leg, url, attributes[`${prefix}Method`]);
  const asked = attributes[`${prefix}Event`]?.split(/\s+/) ?? [];
  const events = known.filter((event) => asked.includes(event));
  return address && { ...address, events: events.length > 0 ? events : usual };
}

export const recordingCallbackOf = (script: Script, leg: Leg, verb: Verb): Callback<RecordingEvent> | null =>
  callbackOf(script, leg, verb, RECORDING_EVENTS, ['completed'], 'recordingStatusCallback');
