/** Twilio tells that a message is there, or that there was silence: also where whoever left it hung up before they were asked on. */
import type { CallPorts } from './call-ports.ts';
import { lockCall } from './call.store.ts';
import { keepMessage } from './voicemail.store.ts';

export async function hearMessage(
  { db, clock, publish, keepDays, queueMessage, onMessage }: CallPorts,
  { callId, sid, status, seconds }: { callId: string; sid: string; status: string; seconds: number | null },
): Promise<void> {
  // What is still under way, or not measured yet, is told again when it is done.
  if (status !== 'absent' && (status !== 'completed' || seconds === null)) return;
  const kept = await db.$transaction(async (tx) => {
    const call = await lockCall(tx, callId);
    const said = status === 'absent' ? 0 : (seconds ?? 0);
    if (!call) return null;
    const given = { call, sid, seconds: said, now: clock(), keepDays: await keepDays(tx) };
    return keepMessage(tx, given, queueMessage);
  });
  if (!kept) return;
  publish(kept.events);
  kept.afterwards();
  if (kept.isNew !== null) onMessage(kept.isNew);
}
