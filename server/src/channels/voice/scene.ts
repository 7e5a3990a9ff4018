/** What a call does next: made from where its thread stands. Pure. */
import type { ConversationState, QueuePlace } from '@hub/contract';
import { choicesAloud } from './to-speech.ts';
import { fill } from '../../platform/fill.ts';
import type { VoiceWording } from './wording.ts';

/**
 * What is kept of a scene, so that the next step knows what a key means. `lost` is no document: the adviser's line went away while
 * they talked.
 */
export type SceneName = Scene['name'] | 'lost';

export interface CallFacts {
  state: ConversationState;
  /** False while what was said is not decided yet. */
  isDecided: boolean;
  /** What is to be said aloud now. */
  said: readonly string[];
  /** What can be pressed in answer. */
  replies: readonly { label: string }[];
  /** Whether the assistant said anything of its own yet. */
  isAnswered: boolean;
  silences: number;
  /** Why the last key or silence led nowhere. */
  excuse: string | null;
  place: QueuePlace;
  /** Danger, or close to it: nobody is offered to be rung back, and nobody is told to wait for long. */
  isUrgent: boolean;
  canRingBack: boolean;
  canTextLink: boolean;
  canLeaveMessage: boolean;
  /** What is said before a message is recorded; null where they did not ask to leave one. */
  message: readonly string[] | null;
  /** The last words: they asked to be rung back, or had nothing more to say. */
  parting: string | null;
  /** They want to type a code. */
  isTypingCode: boolean;
  /** The adviser's line went away while they talked. */
  isLineLost: boolean;
}

export interface Scene {
  name: 'asking' | 'keys' | 'code' | 'message' | 'thinking' | 'waiting' | 'talking' | 'rating' | 'over';
  say: string[];
}

/**
 * Silence this often in a row, and the keys are read out (P22); once more, and it is a person. Whoever was answered and says nothing
 * more has gone, or is content.
 */
export const SILENCES_TO_KEYS = 2;
export const SILENCES_TO_PERSON = 3;
export const SILENCES_TO_PART = 2;
/** A line on which nobody speaks any more is not kept open for ever. */
export const SILENCES_TO_END = 6;

export function sceneOf(facts: CallFacts, wording: VoiceWording): Scene {
  const { state, said, excuse } = facts;
  const first = excuse === null ? [...said] : [...said, excuse];
  if (facts.parting !== null) return { name: 'over', say: [...first, facts.parting] };
  if (facts.isTypingCode) return { name: 'code', say: [...first, wording.typeCode] };
  if (facts.message !== null) return { name: 'message', say: [...first, ...facts.message] };
  if (!facts.isDecided) return { name: 'thinking', say: first.length > 0 ? first : [wording.thinking] };
  switch (state) {
    case 'agent':
      return { name: 'talking', say: [...first, facts.isLineLost ? wording.lineLost : wording.connecting] };
    case 'ended':
      return { name: 'over', say: [...first, wording.goodbye] };
    case 'queued':
      return { name: 'waiting', say: [...first, ...waitingWords(facts, wording)] };
    case 'bot':
      return asking(facts, first, wording);
  }
}

/** The one question after a contact, before the last words; whoever hangs up has answered enough. `excuse`: their last key meant nothing. */
export function ratingScene(said: readonly string[], excuse: string | null, wording: VoiceWording): Scene {
  const first = excuse === null ? said : [...said, excuse];
  return { name: 'rating', say: [...first, wording.rating.ask, wording.person] };
}

function asking(facts: CallFacts, first: string[], wording: VoiceWording): Scene {
  if (facts.silences >= SILENCES_TO_KEYS)
    return { name: 'keys', say: [...first, ...keysAloud(wording), wording.person, ...leaveWords(facts, wording)] };
  const prompt =
    facts.replies.length > 0 ? choicesAloud(facts.replies, wording) : [facts.isAnswered ? wording.more : wording.ask];
  const isFirst = facts.replies.length === 0 && !facts.isAnswered;
  const last = isFirst ? [wording.code] : leaveWords(facts, wording);
  return { name: 'asking', say: [...first, ...prompt, wording.person, ...last] };
}

const leaveWords = ({ canLeaveMessage }: CallFacts, wording: VoiceWording): string[] =>
  canLeaveMessage ? [wording.leaveMessage] : [];

function keysAloud(wording: VoiceWording): string[] {
  return Object.entries(wording.keys).map(([number, { label }]) => fill(wording.choice, { number, label }));
}

function waitingWords(facts: CallFacts, wording: VoiceWording): string[] {
  const { place, isUrgent, canRingBack, canTextLink } = facts;
  if (isUrgent) return [wording.urgentWait];
  const { position, waitSeconds } = place;
  const where =
    position === null ? [] : [position === 1 ? wording.next : fill(wording.place, { position: String(position) })];
  return [
    ...where,
    waitWords(waitSeconds, wording),
    ...(canRingBack ? [wording.callBack] : []),
    ...(canTextLink ? [wording.textLink] : []),
    ...leaveWords(facts, wording),
  ];
}

function waitWords(seconds: number | null, { wait }: VoiceWording): string {
  if (seconds === null) return wait.none;
  const minutes = Math.ceil(seconds / 60);
  return minutes <= 1 ? wait.one : fill(wait.many, { minutes: String(minutes) });
}
