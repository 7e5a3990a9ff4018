/** What a key, or words, or silence mean where a call stands. Pure. */
import type { SceneName } from './scene.ts';
import { SILENCES_TO_END, SILENCES_TO_PART, SILENCES_TO_PERSON } from './scene.ts';
import { voiceWording } from './wording.ts';
import type { VoiceWording } from './wording.ts';

/** What Twilio heard: both empty when nothing was. */
export interface Input {
  digits: string;
  speech: string;
  /** What they said after the tone, and for how long. */
  message: { sid: string; seconds: number } | null;
}

export type Meaning =
  /** Said, to be kept and understood. */
  | { kind: 'said'; text: string }
  | { kind: 'ring-back' }
  | { kind: 'text-link' }
  /** They wait for a person already. */
  | { kind: 'waits' }
  /** They want to type a code, or typed one. */
  | { kind: 'type-code' }
  | { kind: 'code'; code: string }
  /** How we did: 5 is very good. */
  | { kind: 'rating'; score: number }
  /** They want to leave a message, or left one. */
  | { kind: 'leave-message' }
  | { kind: 'left-message' }
  | { kind: 'no-such-key' }
  | { kind: 'silence' }
  /** Nothing more is to be said. */
  | { kind: 'part' };

interface Where {
  scene: SceneName;
  silences: number;
  /** How many answers can be pressed. */
  replies: number;
  /** The assistant has answered what they said. */
  isAnswered: boolean;
  canRingBack: boolean;
  canTextLink: boolean;
  canLeaveMessage: boolean;
}

/** A person's key is said like anything else, so that the thread shows it and the policy decides (P17). */
export const PERSON_KEY = '0';
const CODE_KEY = '*';
const MESSAGE_KEY = '8';

export function meaningOf(
  { digits, speech, message }: Input,
  where: Where,
  { wording, rating }: { wording: VoiceWording; rating: RatingWords },
): Meaning {
  if (where.scene === 'rating') return afterwards({ digits: digits.trim().slice(0, 1), speech }, rating);
  const code = where.scene === 'code' ? digits.trim() : '';
  if (code.length > 1) return { kind: 'code', code };
  const key = digits.trim().slice(0, 1);
  if (where.scene === 'message' && message !== null && key !== PERSON_KEY) return { kind: 'left-message' };
  if (key !== '') return where.scene === 'waiting' ? keyInQueue(key, where) : keyPressed(key, where, wording);
  if (speech.trim() !== '') return { kind: 'said', text: speech };
  // Silence is no answer, but it is heard: after three a person comes (P22).
  const silences = where.silences + 1;
  const hasGone = where.isAnswered && where.replies === 0 && silences >= SILENCES_TO_PART;
  if (hasGone || silences >= SILENCES_TO_END) return { kind: 'part' };
  return silences === SILENCES_TO_PERSON ? { kind: 'said', text: wording.silent } : { kind: 'silence' };
}

/** What a short answer to "How did we do?" means. */
export interface RatingWords {
  readScore: (text: string) => number | null;
  /** They would rather not say. */
  isNo: (text: string) => boolean;
}

/** Whatever is no rating is said like anything else, and the call goes on with it. */
function afterwards(
  { digits: key, speech }: Pick<Input, 'digits' | 'speech'>,
  { readScore, isNo }: RatingWords,
): Meaning {
  if (key === PERSON_KEY) return { kind: 'said', text: key };
  const given = key === '' ? speech : key;
  const score = readScore(given);
  if (score !== null) return { kind: 'rating', score };
  if (key !== '') return { kind: 'no-such-key' };
  return speech.trim() === '' || isNo(speech) ? { kind: 'part' } : { kind: 'said', text: speech };
}

function keyInQueue(key: string, { canRingBack, canTextLink, canLeaveMessage }: Where): Meaning {
  if (key === PERSON_KEY) return { kind: 'waits' };
  if (key === '1' && canRingBack) return { kind: 'ring-back' };
  if (key === '2' && canTextLink) return { kind: 'text-link' };
  if (key === MESSAGE_KEY && canLeaveMessage) return { kind: 'leave-message' };
  return { kind: 'no-such-key' };
}

function keyPressed(key: string, { scene, replies, canLeaveMessage }: Where, { keys }: VoiceWording): Meaning {
  if (key === PERSON_KEY) return { kind: 'said', text: key };
  if (key === CODE_KEY) return { kind: 'type-code' };
  if (scene === 'message') return { kind: 'no-such-key' };
  if (key === MESSAGE_KEY && canLeaveMessage) return { kind: 'leave-message' };
  if (scene !== 'keys' && Number(key) >= 1 && Number(key) <= replies) return { kind: 'said', text: key };
  const menu: Readonly<Record<string, { said: string }>> = keys;
  const chosen = scene === 'keys' ? menu[key] : undefined;
  return chosen ? { kind: 'said', text: chosen.said } : { kind: 'no-such-key' };
}

/** Whether what stands in a thread by phone asks for a person without words: the key, or silence that lasts. */
export function asksPerson(text: string): boolean {
  return text === PERSON_KEY || text === voiceWording.silent;
}
