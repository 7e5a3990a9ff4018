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

/** How often a live socket's session is looked at again, in milliseconds. */
const LOOK_AGAIN_MS = 60_000;

/** As much of a namespace as is needed, whatever events it is typed with. */
type Door = Pick<Namespace, 'use' | 'on'>;

/**
 * Refuses a handshake without a live session (`connect_error` with the refusal in `data`), puts the others in their rooms and
 * looks again every minute. An open console counts as use: an agent who waits for the next contact is not signed out of it.
 */
export function admitStaff(namespace: Door, sessions: Sessions, onFault: (error: unknown) => void): void {
  const look = (socket: Socket) => sessions.staffFromCookie(socket.handshake.headers.cookie);

  namespace.use((socket, next) => {
    look(socket).then(
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
    const timer = setInterval(() => {
      look(socket).then((still) => {
        if (!still) socket.disconnect();
      }, onFault);
    }, LOOK_AGAIN_MS);
    socket.on('disconnect', () => {
      clearInterval(timer);
    });
  });
}
