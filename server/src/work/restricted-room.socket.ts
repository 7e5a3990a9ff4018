/** The room of those who are trained for what few may read: whole restricted contacts are sent there, so that nothing is sent socket by socket. */
import type { SocketStaff } from '../security/index.ts';
import type { Work } from './create-work.ts';

export const RESTRICTED_ROOM = 'restricted';

/** As much of a connection as is needed. */
interface Placed {
  data: { staff: SocketStaff };
  join(room: string): Promise<void> | void;
  leave(room: string): Promise<void> | void;
}

/** Puts these connections in the room or takes them out of it, by the skills that their people have at this moment. */
export async function placeByTraining(work: Pick<Work, 'trainedAmong'>, sockets: readonly Placed[]): Promise<void> {
  const trained = await work.trainedAmong([...new Set(sockets.map(({ data }) => data.staff.staffId))]);
  for (const socket of sockets)
    if (trained.has(socket.data.staff.staffId)) await socket.join(RESTRICTED_ROOM);
    else await socket.leave(RESTRICTED_ROOM);
}
