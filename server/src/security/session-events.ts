/** Every event of a signed-in socket is asked about first: a session that is over does nothing more, whatever its socket. */
import { sessionStaySchema } from '@hub/contract';
import type { Outcome, Refused, SessionLeft } from '@hub/contract';
import { parse } from '../platform/parse.ts';
import { refused } from '../platform/problem.ts';
import type { Handler } from '../platform/socket-events.ts';
import type { SocketStaff } from './admit-staff.socket.ts';
import type { LiveStaff, Sessions } from './session.store.ts';

/** As much of a socket as is needed. */
interface Held {
  handshake: { headers: { cookie?: string | undefined } };
  data: { staff: SocketStaff };
  disconnect(close: true): unknown;
}

/** A page sends these by itself, so that they keep no session going. */
const NOT_BY_PERSON: ReadonlySet<string> = new Set(['sync', 'read']);

export interface SessionEventsDeps {
  sessions: Pick<Sessions, 'staffFromCookie'>;
  clock: () => Date;
}

/** The handlers of a socket, each behind its session, with `session:stay` beside them. */
export function sessionHandlers(
  socket: Held,
  { sessions, clock }: SessionEventsDeps,
  handlers: Readonly<Record<string, Handler>>,
): Record<string, Handler> {
  // Answered in the order asked, so that what was sent first is also done first.
  const admit = (byPerson: boolean): Promise<LiveStaff | null> =>
    sessions.staffFromCookie(socket.handshake.headers.cookie, byPerson);
  const over = (): Refused => {
    // Once the answer is on its way.
    setImmediate(() => socket.disconnect(true));
    return refused('not-signed-in', 'Sign in again.');
  };
  const behind =
    (event: string, handler: Handler): Handler =>
    async (payload) => {
      const staff = await admit(!NOT_BY_PERSON.has(event));
      return staff?.role === socket.data.staff.role ? handler(payload) : over();
    };
  const stay = async (payload: unknown): Promise<Outcome<SessionLeft>> => {
    const parsed = parse(sessionStaySchema, payload);
    if (!parsed.ok) return parsed;
    const staff = await admit(parsed.value.here);
    if (!staff) return over();
    return { ok: true, secondsLeft: Math.ceil((staff.until.getTime() - clock().getTime()) / 1000) };
  };
  return {
    ...Object.fromEntries(Object.entries(handlers).map(([event, handler]) => [event, behind(event, handler)])),
    'session:stay': stay,
  };
}
