/** The next document of a call: what its thread says and the caller has not heard, and what they can do now. */
import type { QueuePlace } from '@hub/contract';
import { keepDocument, lockCall } from './call.store.ts';
import type { Call } from './call.store.ts';
import type { CallPorts } from './call-ports.ts';
import { addressesOf } from './addresses.ts';
import { viewOf } from './call-view.ts';
import type { CallView } from './call-view.ts';
import { documentOf } from './documents.ts';
import { outboundScene } from './outbound-scene.ts';
import { ratingScene, sceneOf } from './scene.ts';
import type { Scene } from './scene.ts';
import { toSpeech } from './to-speech.ts';
import { fill } from '../../platform/fill.ts';
import { voiceWording as wording } from './wording.ts';

export interface NextAsked {
  id: string;
  /** The document that was carried out; null where a call was told to ask anew. */
  step: number | null;
  /** Why the last key or silence led nowhere, in words. */
  excuse?: string | null;
  /** The last words of the call. */
  parting?: string | null;
  /** They want to type a code. */
  isTypingCode?: boolean;
  /** They want to leave a message. */
  isLeavingMessage?: boolean;
}

/**
 * Makes and keeps it; the same step asked for again gets what was kept. Null when there is no such call. What is said in it counts
 * as said: a document that is lost on its way is asked for again by Twilio with the same step.
 */
export async function nextDocument(
  ports: CallPorts,
  { id, step, excuse = null, parting = null, isTypingCode = false, isLeavingMessage = false }: NextAsked,
): Promise<string | null> {
  const known = await ports.db.call.findUnique({ where: { id }, select: { conversationId: true } });
  if (!known) return null;
  const place = await ports.placeOf(known.conversationId);
  return ports.db.$transaction(async (tx) => {
    const call = await lockCall(tx, id);
    if (!call) return null;
    if (step !== null && call.step !== step) return call.document;
    const closedUntil = await ports.closedUntil(tx);
    const view = await viewOf(tx, call, { isClosed: closedUntil !== null });
    const isOffered = view.state === 'queued' && view.canTextLink && call.textOffer === null;
    const message = isLeavingMessage ? messageWords(closedUntil, await ports.keepDays(tx)) : null;
    const isOurs = call.direction === 'outbound';
    const scene = isOurs ? outboundScene(call, view, ports.council) : null;
    const led = scene ?? inboundScene({ call, view, excuse, parting, isTypingCode, message, place, isOffered });
    // A key that means nothing leaves the question open; otherwise it is asked once.
    const isAskedAgain = call.scene === 'rating' && excuse !== null;
    // A document may still be asked for while word comes that they hung up: nobody hears what it asks.
    const mayAsk = scene === null && led.name === 'over' && call.endedAt === null;
    const asks = mayAsk && (isAskedAgain || (await ports.rating.ask(tx, call.conversationId)));
    const { name, say } = asks ? ratingScene(toSpeech(view.unsaid), excuse, wording) : led;
    const next = call.step + 1;
    // Whoever is rung back hears first why.
    const why = isOurs && scene === null && call.step === 0 ? [fill(wording.cutOff, { council: ports.council })] : [];
    // Said before they come into the conference, where alone anything is recorded.
    const isToldNow = name === 'talking' && call.noticeAt === null && !view.mustNotRecord && ports.recordsCalls();
    const notice = isToldNow ? [wording.recorded] : [];
    const document = documentOf({ name, say: [...why, ...say, ...notice] }, addressesOf({ id, step: next }));
    const spokenSeq = view.isDecided ? view.lastSeq : call.spokenSeq;
    const noticeAt = isToldNow ? ports.clock() : call.noticeAt;
    await keepDocument(tx, id, { sid: call.sid, step: next, document, scene: name, spokenSeq, noticeAt, isOffered });
    return document;
  });
}

/** What is told before the tone: danger first, then what becomes of the message and how long it is kept (P69). */
function messageWords(closedUntil: string | null, days: number): string[] {
  const { danger, say, heard, kept, how } = wording.message;
  return [
    danger,
    say,
    fill(heard, { when: closedUntil === null || closedUntil === '' ? wording.message.soon : closedUntil }),
    fill(kept, { days: String(days) }),
    how,
  ];
}

interface Inbound {
  call: Call;
  view: CallView;
  excuse: string | null;
  parting: string | null;
  isTypingCode: boolean;
  message: string[] | null;
  place: QueuePlace;
  isOffered: boolean;
}

function inboundScene({ call, view, excuse, parting, isTypingCode, message, place, isOffered }: Inbound): Scene {
  const { state, isDecided, replies, isAnswered, isUrgent, canRingBack, canLeaveMessage } = view;
  return sceneOf(
    {
      ...{ state, isDecided, replies, isAnswered, isUrgent, canRingBack, excuse, parting, isTypingCode, place },
      ...{ canLeaveMessage, message },
      ...{ said: toSpeech(view.unsaid), silences: call.silences, isLineLost: call.scene === 'lost' },
      canTextLink: isOffered,
    },
    wording,
  );
}
