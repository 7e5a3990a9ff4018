/** The residents' namespace: one connection speaks in one conversation, the one its token opens. */
import type { QueuePlace, ResidentClientToServer, ResidentServerToClient } from '@hub/contract';
import { typingSchema } from '@hub/contract';
import { parse as parseCookies } from 'cookie';
import type { Namespace, Server } from 'socket.io';
import { present, roomOf, speakHandlers } from '../../conversation/index.ts';
import type { Say } from '../../conversation/index.ts';
import { parse } from '../../platform/parse.ts';
import { problem, refused } from '../../platform/problem.ts';
import { answerEvents } from '../../platform/socket-events.ts';
import type { OnFault } from '../../platform/socket-events.ts';
import type { ResidentFromMyAccount } from '../../security/index.ts';
import { CHAT_COOKIE } from './chat-cookie.ts';
import { asksToSaveData, openSession } from './session.ts';
import type { SessionPorts, WebSession } from './session.ts';

export interface ResidentSocketPorts extends SessionPorts {
  say: Say;
  residentFromCookie: ResidentFromMyAccount;
  placeOf: (conversationId: string) => Promise<QueuePlace>;
  endByResident: (conversationId: string) => Promise<void>;
  isDraining: () => boolean;
  /** Takes one new connection out of an address's allowance; false when it is used up. */
  admit: (address: string) => Promise<boolean>;
  onFault: OnFault;
}

interface Data {
  session: WebSession;
}
type Residents = Namespace<ResidentClientToServer, ResidentServerToClient, Record<string, never>, Data>;

class Refusal extends Error {
  readonly data: object;
  constructor(data: object) {
    super('refused');
    this.data = data;
  }
}

export function serveResidents(io: Server, ports: ResidentSocketPorts): void {
  const residents = io.of('/resident') as unknown as Residents;

  residents.use((socket, next) => {
    const admit = async () => {
      if (ports.isDraining()) throw new Refusal(problem('draining', 'Connect again; another server will answer.'));
      const { token } = socket.handshake.auth as { token?: unknown };
      if (token !== undefined && token !== null && typeof token !== 'string')
        throw new Refusal(problem('bad-payload', 'Send the token as text, or leave it out.', { where: 'auth.token' }));
      if (!(await ports.admit(socket.handshake.address)))
        throw new Refusal(
          problem('too-many-messages', 'Too many chats were opened from here. Wait a minute and try again.'),
        );
      const cookies = socket.handshake.headers.cookie ?? '';
      socket.data.session = await openSession(ports, {
        token: token ?? parseCookies(cookies)[CHAT_COOKIE] ?? null,
        isGivenOut: typeof token !== 'string',
        resident: await ports.residentFromCookie(cookies),
        saveData: asksToSaveData(socket.handshake.headers),
      });
    };
    admit().then(
      () => next(),
      (error: unknown) => {
        if (!(error instanceof Refusal)) ports.onFault('connect', error);
        next(error instanceof Refusal ? error : new Refusal(problem('fault', 'Try to connect again in a moment.')));
      },
    );
  });

  residents.on('connection', (socket) => {
    const { token, conversation, begun } = socket.data.session;
    // Told below, once; a chat that stays open does not keep it.
    socket.data.session.begun = [];
    const isOwn = (conversationId: string) => conversationId === conversation.id;

    // In the room first: nothing that is said from now on can be missed between this line and the first sync.
    void socket.join(roomOf(conversation.id));
    socket.emit('session', { token, conversationId: conversation.id, canSignIn: ports.canSignIn(conversation) });
    for (const event of begun) socket.emit('message', present(event, 'resident'));
    ports.placeOf(conversation.id).then(
      (place) => socket.emit('queue', place),
      (error: unknown) => ports.onFault('queue', error),
    );

    answerEvents(
      socket,
      {
        ...speakHandlers(socket, {
          db: ports.db,
          say: ports.say,
          author: { from: 'resident' },
          mayWrite: isOwn,
          mayRead: isOwn,
        }),
        'conversation:end': async (payload) => {
          const parsed = parse(typingSchema, payload);
          if (!parsed.ok) return parsed;
          if (!isOwn(parsed.value.conversationId))
            return refused('not-your-conversation', 'Use the conversation that your session was given.', {
              where: 'conversationId',
            });
          await ports.endByResident(conversation.id);
          return { ok: true };
        },
      },
      ports.onFault,
    );
  });
}
