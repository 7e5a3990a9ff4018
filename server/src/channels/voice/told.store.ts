/** What Twilio tells of calls and their conferences: every word of it is kept, and the call goes no step back. */
import type { Database, Tx } from '../../platform/database/client.ts';
import { furtherStatus, isOver } from './call-status.ts';

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
        ...(before.endedAt === null && further !== null && isOver(further) && { endedAt: at, agentSid: null }),
      },
      select: { id: true },
    });
    return true;
  });
}

/** Keeps what was told of the conference of a call: its id, who is in it, and who is on hold. */
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
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const before = await hold(tx, callId);
    if (!before) return false;
    await tx.callEvent.create({ data: { callId, what: event, params: { ...params }, at }, select: { id: true } });
    const isAgent = label === 'agent';
    await tx.call.update({
      where: { id: callId },
      data: {
        conferenceSid: event === 'conference-end' ? null : conferenceSid,
        ...(isAgent && event === 'participant-join' && { agentSid: sid }),
        // Events come in any order: only the line that is there can leave.
        ...(isAgent && event === 'participant-leave' && before.agentSid === sid && { agentSid: null, scene: 'lost' }),
        ...(event === 'conference-end' && { agentSid: null, held: false }),
        ...(!isAgent && event === 'participant-hold' && { held: true }),
        ...(!isAgent && event === 'participant-unhold' && { held: false }),
      },
      select: { id: true },
    });
    return true;
  });
}

async function hold(tx: Tx, callId: string) {
  const found = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "call" WHERE "id" = ${callId}::uuid FOR UPDATE`;
  if (found.length === 0) return null;
  return tx.call.findUniqueOrThrow({
    where: { id: callId },
    select: { status: true, endedAt: true, agentSid: true },
  });
}
