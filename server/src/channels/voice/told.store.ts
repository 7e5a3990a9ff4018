/** What Twilio tells of calls and their conferences: every word of it is kept, and the call goes no step back. */
import type { Database, Tx } from '../../platform/database/client.ts';
import { furtherStatus, isOver } from './call-status.ts';
import type { Hearing } from './seat.ts';
import { staffIdOfLabel } from './softphone-identity.ts';
import { closeLines, helpedIn, holderOf, isAlone, openLine } from './staff-line.store.ts';

interface Told {
  params: Readonly<Record<string, string>>;
  at: Date;
}

/** Keeps what was told of a call's state. False where the call is none of ours. */
export async function keepStatus(
  db: Database,
  {
    callId,
    sid,
    status,
    answeredBy,
    params,
    at,
  }: Told & {
    callId: string;
    sid: string;
    status: string;
    answeredBy: string | null;
  },
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const before = await hold(tx, callId);
    if (!before) return false;
    await tx.callEvent.create({ data: { callId, what: 'status', params: { ...params }, at }, select: { id: true } });
    const further = furtherStatus(before.status, status);
    await tx.call.update({
      where: { id: callId },
      data: {
        ...{ sid, status: further },
        ...(answeredBy !== null && { answeredBy }),
        ...(before.endedAt === null && further !== null && isOver(further) && { endedAt: at }),
      },
      select: { id: true },
    });
    return true;
  });
}

/** Who helped in a contact of a call until their line went. */
export interface LineLeft {
  contactId: string;
  staffId: string;
}

/**
 * Keeps what was told of the conference of a call: its id, who is in it, and who is on hold. Answers who helped there and does no
 * more. Events come in any order: only a line that is there can leave.
 */
export async function keepConference(
  db: Database,
  {
    callId,
    conferenceSid,
    event,
    label,
    sid,
    params,
    at,
  }: Told & {
    callId: string;
    conferenceSid: string;
    event: string;
    label: string;
    sid: string;
  },
): Promise<LineLeft[]> {
  return db.$transaction(async (tx) => {
    const before = await hold(tx, callId);
    if (!before) return [];
    await tx.callEvent.create({ data: { callId, what: event, params: { ...params }, at }, select: { id: true } });
    const staffId = staffIdOfLabel(label);
    const isEnd = event === 'conference-end';
    const hasLeft = staffId !== null && event === 'participant-leave';
    if (staffId !== null && event === 'participant-join')
      await openLine(tx, { sid, callId, staffId, ...hearingIn(params) });
    const gone = isEnd || hasLeft ? await closeLines(tx, isEnd ? { callId } : { callId, sid }, at) : [];
    // The caller would hear nothing: they are told to hold on for whoever holds their contact.
    const isLeft = hasLeft && before.scene === 'talking' && gone.length > 0 && (await isAlone(tx, callId));
    const isLost = isLeft && (before.contactId !== null || (await holderOf(tx, callId)) === staffId);
    await tx.call.update({
      where: { id: callId },
      data: {
        conferenceSid: isEnd ? null : conferenceSid,
        ...(isLeft && { scene: isLost ? 'lost' : 'waiting' }),
        ...(isEnd && { held: false, residentIn: false }),
        ...(staffId === null && event === 'participant-join' && { residentIn: true }),
        ...(staffId === null && event === 'participant-leave' && { residentIn: false }),
        ...(staffId === null && event === 'participant-hold' && { held: true }),
        ...(staffId === null && event === 'participant-unhold' && { held: false }),
      },
      select: { id: true },
    });
    const staffIds = gone.map((line) => line.staffId);
    return helpedIn(tx, callId, staffIds);
  });
}

function hearingIn(params: Told['params']): Hearing {
  return { muted: params.Muted === 'true', coaches: params.CallSidToCoach ?? null };
}

async function hold(tx: Tx, callId: string) {
  const found = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "call" WHERE "id" = ${callId}::uuid FOR UPDATE`;
  if (found.length === 0) return null;
  return tx.call.findUniqueOrThrow({
    where: { id: callId },
    select: { status: true, endedAt: true, contactId: true, scene: true },
  });
}
