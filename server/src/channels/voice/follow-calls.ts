/**
 * What calls need though nobody pressed anything. Every step may run again, on any node: a call is told to ask for its next
 * document until it did, is made once, and its end is followed through once.
 */
import type { Database } from '../../platform/database/client.ts';
import type { Publish } from '../../conversation/index.ts';
import type { Log } from '../../platform/log.ts';
import {
  claimStale,
  claimToRing,
  endedCalls,
  giveUpSilent,
  keepNotMade,
  keepSettled,
  keepSid,
  note,
  writeRingBack,
} from './follow.store.ts';
import type { EndedCall } from './follow.store.ts';
import { writeClosing } from './closing-text.store.ts';
import { keepSeat, linesToReseat } from './staff-line.store.ts';
import type { Reseated } from './staff-line.store.ts';
import { isGone, isRefused } from './call-fault.ts';
import type { CallGate } from './twilio-calls.ts';
import { voiceWording as wording } from './wording.ts';

export interface FollowPorts {
  db: Database;
  clock: () => Date;
  newId: () => string;
  council: string;
  gate: CallGate;
  publish: Publish;
  /** The resident has gone: whoever talked to them wraps up, and nobody waits any more. */
  endByResident: (conversationId: string) => Promise<void>;
  /** A call back waits again, for later. */
  tryAgain: (contactId: string, notBefore: Date) => Promise<void>;
  /** When to ring again after a try in vain. */
  nextTry: (now: Date) => Promise<Date>;
  log: Log;
}

const TELL_AGAIN_MS = 10_000;
const UNHEARD_OF_MS = 90_000;
const MOST = 100;

export async function followCalls(ports: FollowPorts): Promise<void> {
  const { db, clock } = ports;
  const now = clock();
  for (const call of await claimStale(db, { now, before: new Date(now.getTime() - TELL_AGAIN_MS) }))
    await redirect(ports, call);
  for (const line of await linesToReseat(db)) await reseat(ports, line);
  await giveUpSilent(db, { now, before: new Date(now.getTime() - UNHEARD_OF_MS) });
  for (const call of await endedCalls(db, MOST)) {
    await settle(ports, call);
    await keepSettled(db, call.id, clock());
  }
  for (const call of await claimToRing(db, clock())) await ring(ports, call);
}

/** Told later where Twilio cannot be reached; a call that it does not know any more has ended. */
async function redirect({ db, clock, gate, log }: FollowPorts, call: { id: string; sid: string }): Promise<void> {
  try {
    await gate.redirect(call);
  } catch (error) {
    if (isGone(error)) await keepNotMade(db, call.id, clock());
    log.warn({ callId: call.id, isGone: isGone(error) }, 'a call could not be told to go on');
  }
}

/** Tried again until it is so, or the line has gone. */
async function reseat({ db, clock, gate, log }: FollowPorts, line: Reseated): Promise<void> {
  try {
    await gate.seat(line);
    await keepSeat(db, line);
  } catch (error) {
    if (isGone(error)) await db.callLine.updateMany({ where: { sid: line.sid }, data: { leftAt: clock() } });
    log.warn({ isGone: isGone(error) }, 'a line could not be told who is to hear it');
  }
}

/** Whatever else happens, nobody is rung twice: what Twilio may have accepted is told by its own address. */
async function ring(
  { db, clock, gate, log }: FollowPorts,
  { id, number, isCallBack }: { id: string; number: string; isCallBack: boolean },
): Promise<void> {
  try {
    await keepSid(db, id, await gate.ring({ id, number, detectsMachines: isCallBack }));
  } catch (error) {
    if (isRefused(error)) await keepNotMade(db, id, clock());
    log.warn({ callId: id, isRefused: isRefused(error) }, 'a call was not made, or nobody knows');
  }
}

async function settle(ports: FollowPorts, call: EndedCall): Promise<void> {
  const { db, clock, publish } = ports;
  const { id, conversationId, number, contactId, direction } = call;
  if (contactId !== null) {
    if (!call.wasReached) await notReached(ports, { ...call, contactId });
    return;
  }
  if (call.isElsewhere || !call.isByPhone) return;
  if (direction === 'inbound' && call.isCutOffInDanger && number !== null) {
    const given = { now: clock(), text: wording.cutOffInDanger };
    publish(await db.$transaction((tx) => writeRingBack(tx, { id, conversationId, number }, given)));
    return;
  }
  // Rung back once in vain, they stay in the queue: whoever answers there decides what to do about the danger.
  if (call.isCutOffInDanger) return;
  await ports.endByResident(conversationId);
}

/** Tries at different times of the day; after the last, whoever rang ends the contact, and the number gets a word by text (P61). */
const TRIES = 3;

async function notReached(ports: FollowPorts, call: EndedCall & { contactId: string }): Promise<void> {
  const { db, clock, publish } = ports;
  const { id, conversationId, contactId } = call;
  const isLast = call.rings >= TRIES;
  const what = call.isMachine ? wording.wasMachine : wording.noAnswer;
  const text = `${what} ${isLast ? wording.lastTry : wording.tryLater}`;
  const events = await db.$transaction(async (tx) => {
    if (isLast) await writeClosing(tx, { ...call, council: ports.council, textId: ports.newId(), now: clock() });
    return note(tx, { conversationId, cause: `not reached ${id}`, text });
  });
  publish(events);
  if (!isLast) await ports.tryAgain(contactId, await ports.nextTry(clock()));
}
