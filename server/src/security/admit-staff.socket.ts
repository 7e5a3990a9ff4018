/** The door of the console's sockets: only a live session comes in, and a session that ends takes its sockets with it. */
import type { StaffRole } from '@hub/contract';
import type { Namespace, Socket } from 'socket.io';
import { problem } from '../platform/problem.ts';
import type { Sessions } from './session.store.ts';

/** What a signed-in socket carries in `socket.data.staff`. */
export interface SocketStaff {
  staffId: string;
  name: string;
  role: Exclude<StaffRole, 'auditor'>;
}

/** The room of every socket of one member of staff, and the room of all signed-in staff. */
export const staffRoom = (staffId: string): string => `staff:${staffId}`;
export const AGENTS_ROOM = 'agents';

/** How often a node looks which of its sockets have lost their session, wherever and however that happened, in milliseconds. */
const LOOK_AGAIN_MS = 5000;

/** As much of a namespace as is needed, whatever events it is typed with. */
type Door = Pick<Namespace, 'use' | 'on'> & {
  sockets: ReadonlyMap<string, Pick<Socket, 'handshake' | 'data' | 'disconnect'>>;
};

/**
 * Refuses a handshake without a live session (`connect_error` with the refusal in `data`), puts the others in their rooms and
 * closes the sockets of sessions that are over, were signed out, or whose account is off or has another role. An open socket is
 * no use of a session: only what a person does is.
 */
export function admitStaff(namespace: Door, sessions: Sessions, onFault: (error: unknown) => void): void {
  namespace.use((socket, next) => {
    sessions.staffFromCookie(socket.handshake.headers.cookie, false).then(
      (staff) => {
        if (!staff) {
          next(Object.assign(new Error('not-signed-in'), { data: problem('not-signed-in', 'Sign in again.') }));
          return;
        }
        const { staffId, name, role } = staff;
        if (role === 'auditor') {
          const refusal = problem('not-allowed', 'Open /audit: the console is for those who take contacts.');
          next(Object.assign(new Error('not-allowed'), { data: refusal }));
          return;
        }
        (socket.data as { staff: SocketStaff }).staff = { staffId, name, role };
        next();
      },
      (error: unknown) => {
        onFault(error);
        next(Object.assign(new Error('fault'), { data: problem('fault', 'Connect again in a moment.') }));
      },
    );
  });

  namespace.on('connection', (socket) => {
    const { staff } = socket.data as { staff: SocketStaff };
    void socket.join([staffRoom(staff.staffId), AGENTS_ROOM]);
  });

  const look = async (): Promise<void> => {
    const here = [...namespace.sockets.values()];
    if (here.length === 0) return;
    const live = await sessions.sweep(here.map(({ handshake }) => handshake.headers.cookie));
    for (const socket of here) {
      const { staff } = socket.data as { staff: SocketStaff };
      if (live.get(socket.handshake.headers.cookie) !== staff.role) socket.disconnect(true);
    }
  };
  setInterval(() => void look().catch(onFault), LOOK_AGAIN_MS).unref();
}
