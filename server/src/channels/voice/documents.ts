/** A scene as TwiML, the document that Twilio carries out. Every prompt takes 0 (P18), and every one leads on by itself. Pure. */
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import type { Scene } from './scene.ts';
import hints from './hints.json' with { type: 'json' };
import { voiceWording as wording } from './wording.ts';

/** Where the next request of a call comes to. Paths of this site; `step` is the document that they answer. */
export interface CallAddresses {
  /** What was pressed or said. */
  heard: string;
  /** Nothing was: go on. */
  next: string;
  /** What is told of a message that is recorded. */
  message: string;
  /** What is told of the conference. */
  conference: string;
  /** Played to whoever waits for the other in a conference. */
  hold: string;
  conferenceName: string;
}

export const RESIDENT_LABEL = 'resident';

const LANGUAGE = 'en-GB';
/** Nobody is hurried: also a caller through Relay UK has time to begin (P21). */
const SECONDS_TO_ANSWER = 12;
const SECONDS_TO_WAIT = 25;
const SECONDS_TO_THINK = 2;
const CODE_DIGITS = 6;
/** The tone follows the words soon: who has a key to press has pressed it. */
const SECONDS_TO_TONE = 2;
const SECONDS_OF_MESSAGE = 180;

export function documentOf(scene: Scene, addresses: CallAddresses): string {
  const response = new VoiceResponse();
  switch (scene.name) {
    case 'asking':
    case 'keys':
    case 'rating':
      listen(response, scene.say, { action: addresses.heard, timeout: SECONDS_TO_ANSWER, isSilenceAnswer: true });
      response.redirect({ method: 'POST' }, addresses.next);
      break;
    case 'code':
      typeCode(response, scene.say, addresses.heard);
      response.redirect({ method: 'POST' }, addresses.next);
      break;
    case 'message':
      record(response, scene.say, addresses);
      break;
    case 'waiting':
      listen(response, scene.say, { action: addresses.heard, timeout: SECONDS_TO_WAIT, isSilenceAnswer: false });
      response.redirect({ method: 'POST' }, addresses.next);
      break;
    case 'thinking':
      // Also here 0 is taken: whoever presses it while we think has asked for a person.
      listen(response, scene.say, { action: addresses.heard, timeout: SECONDS_TO_THINK, isSilenceAnswer: false });
      response.redirect({ method: 'POST' }, addresses.next);
      break;
    case 'talking':
      say(response, scene.say);
      join(response, addresses, { label: RESIDENT_LABEL, muted: false, coaches: null });
      break;
    case 'over':
      say(response, scene.say);
      response.hangup();
      break;
  }
  return response.toString();
}

/** How somebody is in a conference. */
export interface Seat {
  /** Whose line it is; no two in one conference are called the same. */
  label: string;
  muted: boolean;
  /** The line that alone hears this one. */
  coaches: string | null;
}

/** For the line of a member of staff: into the conference, and out of it without ending it. */
export function staffDocument(
  addresses: Pick<CallAddresses, 'conference' | 'hold' | 'conferenceName'>,
  seat: Seat,
): string {
  const response = new VoiceResponse();
  join(response, { ...addresses, next: '' }, seat);
  return response.toString();
}

/** Played in a conference to whoever is alone there, again and again. */
export function holdDocument(): string {
  const response = new VoiceResponse();
  say(response, [wording.onHold]);
  response.pause({ length: 20 });
  return response.toString();
}

/** For a call that we do not know, or a line that may not join. */
export function refusalDocument(): string {
  const response = new VoiceResponse();
  response.reject({ reason: 'rejected' });
  return response.toString();
}

function say(to: VoiceResponse | ReturnType<VoiceResponse['gather']>, words: readonly string[]): void {
  for (const sentence of words) to.say({ language: LANGUAGE }, sentence);
}

function listen(
  response: VoiceResponse,
  words: readonly string[],
  { action, timeout, isSilenceAnswer }: { action: string; timeout: number; isSilenceAnswer: boolean },
): void {
  const gather = response.gather({
    ...{ input: ['dtmf', 'speech'], numDigits: 1, action, method: 'POST', timeout, speechTimeout: 'auto' },
    ...{ language: LANGUAGE, hints: hints.words.join(', '), actionOnEmptyResult: isSilenceAnswer },
  });
  say(gather, words);
}

/**
 * A message after the tone. 0 is a person before it and in it; the hash key, silence and the longest time end it. Nothing said leads on
 * like silence anywhere.
 */
function record(response: VoiceResponse, words: readonly string[], { heard, message }: CallAddresses): void {
  const gather = response.gather({
    ...{ input: ['dtmf'], numDigits: 1, action: heard, method: 'POST', timeout: SECONDS_TO_TONE },
    actionOnEmptyResult: false,
  });
  say(gather, words);
  response.record({
    ...{ action: heard, method: 'POST', maxLength: SECONDS_OF_MESSAGE, timeout: SECONDS_TO_ANSWER, finishOnKey: '0#' },
    ...{ playBeep: true, trim: 'do-not-trim', recordingStatusCallback: message, recordingStatusCallbackMethod: 'POST' },
    recordingStatusCallbackEvent: ['completed', 'absent'],
  });
  response.redirect({ method: 'POST' }, heard);
}

/** Six keys, in as long as it takes to read them from a screen; 0 and a pause is a person here too (P18). */
function typeCode(response: VoiceResponse, words: readonly string[], action: string): void {
  const gather = response.gather({
    ...{ input: ['dtmf'], numDigits: CODE_DIGITS, action, method: 'POST', timeout: SECONDS_TO_ANSWER },
    actionOnEmptyResult: true,
  });
  say(gather, words);
}

function join(
  response: VoiceResponse,
  { next, conference, hold, conferenceName }: Omit<CallAddresses, 'heard' | 'message'>,
  { label, muted, coaches }: Seat,
): void {
  const dial = response.dial(next === '' ? {} : { action: next, method: 'POST' });
  dial.conference(
    {
      ...{ participantLabel: label, startConferenceOnEnter: label !== RESIDENT_LABEL },
      ...{ endConferenceOnExit: label === RESIDENT_LABEL, ...(muted && { muted }) },
      ...(coaches !== null && { coach: coaches }),
      ...{ beep: 'false', waitUrl: hold, waitMethod: 'POST', maxParticipants: 6, record: 'do-not-record' },
      ...{ statusCallback: conference, statusCallbackMethod: 'POST' },
      statusCallbackEvent: ['start', 'end', 'join', 'leave', 'hold', 'mute'],
    },
    conferenceName,
  );
}
