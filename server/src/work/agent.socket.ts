/** The console's namespace: one connection is one signed-in member of staff, who answers offers and talks in what they hold. */
import {
  contactDiscloseSchema,
  contactEndSchema,
  contactSetAsideSchema,
  dutyDoneSchema,
  ofContactSchema,
  offerAnswerSchema,
  statusSetForSchema,
  statusSetSchema,
  wrapUpSchema,
} from '@hub/contract';
import type { StatusSet, WrapUp } from '@hub/contract';
import type { Server } from 'socket.io';
import type { Audit } from '../audit/index.ts';
import { roomOf, speakHandlers } from '../conversation/index.ts';
import type { Say } from '../conversation/index.ts';
import type { Database } from '../platform/database/client.ts';
import { parse } from '../platform/parse.ts';
import { answerEvents } from '../platform/socket-events.ts';
import type { Handler, OnFault } from '../platform/socket-events.ts';
import { sessionHandlers } from '../security/index.ts';
import type { SessionEventsDeps } from '../security/index.ts';
import type { Reader, Work } from './create-work.ts';
import { createListRooms } from './list-rooms.ts';
import { lookHandlers } from './looking.socket.ts';
import type { Agents, AgentSocket } from './looking.socket.ts';
import { LEASE_SECONDS } from './presence.store.ts';
import { placeByTraining } from './restricted-room.socket.ts';
import { transferHandlers } from './transfer.socket.ts';
import { serveWallboard } from './wallboard/index.ts';
import type { WallboardSockets } from './wallboard/index.ts';
import { firstName } from './wording.ts';

export interface AgentSocketPorts {
  db: Database;
  work: Work;
  say: Say;
  audit: Pick<Audit, 'handlers'>;
  /** What every event is asked behind. */
  session: SessionEventsDeps;
  /** The name of this node in presence rows. */
  node: string;
  onFault: OnFault;
}

/**
 * Serves connections that `admitStaff`, registered before, let in and put in their rooms; and keeps their presence alive. `stop` ends
 * the keeping, for a node that has drained.
 */
export function serveAgents(io: Server, ports: AgentSocketPorts): { stop: () => void } {
  const agents = io.of('/agent') as unknown as Agents;

  const onFault = (error: unknown) => ports.onFault('wallboard', error);
  const wallboard = serveWallboard(agents, { read: () => ports.work.wallboard(), onFault });
  const nextListRoom = createListRooms();
  agents.on('connection', (socket) => {
    void socket.join(nextListRoom());
    attach(agents, socket, wallboard, ports);
  });

  const renew = () => {
    const here = [...agents.sockets.values()];
    const sockets = here.map(({ id, data }) => ({ socketId: id, staffId: data.staff.staffId }));
    ports.work.renewPresence(ports.node, sockets).catch((error: unknown) => ports.onFault('presence', error));
    placeByTraining(ports.work, here).catch((error: unknown) => ports.onFault('training', error));
  };
  const timer = setInterval(renew, (LEASE_SECONDS * 1000) / 3).unref();
  return {
    stop: () => {
      clearInterval(timer);
      wallboard.stop();
    },
  };
}

function attach(agents: Agents, socket: AgentSocket, wallboard: WallboardSockets, ports: AgentSocketPorts): void {
  const { work, onFault } = ports;
  const { staff } = socket.data;
  const handlers = ports.audit.handlers(staff.staffId, {
    ...speakHandlers(socket, {
      db: ports.db,
      say: ports.say,
      author: { from: 'agent', name: firstName(staff.name), staffId: staff.staffId },
      // Whether the agent holds the conversation at this moment, the append itself checks.
      mayWrite: () => true,
      mayRead: (conversationId) => work.mayRead(staff, conversationId),
    }),
    ...lookHandlers(agents, socket, (conversationId) => work.mayRead(staff, conversationId)),
    ...workHandlers(work, staff),
    ...wallboard.handlers(socket),
    ...transferHandlers(work, { ...staff, name: firstName(staff.name) }),
  });
  answerEvents(socket, sessionHandlers(socket, ports.session, handlers), onFault);
  socket.on('disconnect', () => {
    work.dropPresence(socket.id).catch((error: unknown) => onFault('disconnect', error));
  });
  welcome(socket, ports).catch((error: unknown) => onFault('connection', error));
}

/** Makes a connection present, puts it where its work is, and holds out again what was held out before it came. */
async function welcome(socket: AgentSocket, { work, node }: AgentSocketPorts): Promise<void> {
  const { staffId } = socket.data.staff;
  await placeByTraining(work, [socket]);
  await work.renewPresence(node, [{ socketId: socket.id, staffId }]);
  await socket.join((await work.heldConversations(staffId)).map(roomOf));
  socket.emit('me', await work.me(staffId));
  for (const offer of await work.pendingOffers(staffId)) socket.emit('offer', offer);
  work.offerWork();
}

/** Handlers of what an agent does with work, by event. */
export function workHandlers(work: Work, staff: Reader): Record<string, Handler> {
  const { staffId } = staff;
  return {
    'offer:accept': (payload) => {
      const parsed = parse(offerAnswerSchema, payload);
      return parsed.ok ? work.acceptOffer(staffId, parsed.value.offerId) : parsed;
    },
    'offer:decline': (payload) => {
      const parsed = parse(offerAnswerSchema, payload);
      return parsed.ok ? work.declineOffer(staffId, parsed.value.offerId) : parsed;
    },
    'status:set': (payload) => {
      const parsed = parse<StatusSet>(statusSetSchema, payload);
      return parsed.ok ? work.setStatus(staffId, parsed.value) : parsed;
    },
    'status:set-for': (payload) => {
      const parsed = parse(statusSetForSchema, payload);
      return parsed.ok ? work.setStatusFor(staff, parsed.value) : parsed;
    },
    'contact:end': (payload) => {
      const parsed = parse(contactEndSchema, payload);
      return parsed.ok ? work.endContact(staffId, parsed.value.contactId) : parsed;
    },
    'contact:wrap-up': (payload) => {
      const parsed = parse<WrapUp>(wrapUpSchema, payload);
      return parsed.ok ? work.wrapUp(staffId, parsed.value) : parsed;
    },
    'contact:disclose': (payload) => {
      const parsed = parse(contactDiscloseSchema, payload);
      return parsed.ok ? work.disclose(staffId, parsed.value.contactId) : parsed;
    },
    'contact:set-aside': (payload) => {
      const parsed = parse(contactSetAsideSchema, payload);
      return parsed.ok ? work.setAside(staffId, parsed.value) : parsed;
    },
    'contact:bring-back': (payload) => {
      const parsed = parse(ofContactSchema, payload);
      return parsed.ok ? work.bringBack(staffId, parsed.value.contactId) : parsed;
    },
    'duty:done': (payload) => {
      const parsed = parse(dutyDoneSchema, payload);
      return parsed.ok ? work.finishDuty(staff, parsed.value.dutyId) : parsed;
    },
  };
}
