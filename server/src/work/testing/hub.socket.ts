/** A listening hub with everything of the work that the console uses, on a database of its own. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AgentClientToServer, AgentServerToClient } from '@hub/contract';
import express from 'express';
import { Server } from 'socket.io';
import { io as connect } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { createAudit } from '../../audit/index.ts';
import { appendWithin, createLog, createPublish, createSay } from '../../conversation/index.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import { createKeepFromOwn, createSingleView } from '../../residents/index.ts';
import { admitStaff, createSecurity } from '../../security/index.ts';
import { serveAgents } from '../agent.socket.ts';
import { serveConsole } from '../console.routes.ts';
import { createWork } from '../create-work.ts';
import type { Work } from '../create-work.ts';
import { createNotices } from '../notices.socket.ts';
import { workWording } from '../wording.ts';

export type Console = Socket<AgentServerToClient, AgentClientToServer>;

export interface WorkHub {
  work: Work;
  io: Server;
  faults: unknown[];
  /** Fetches a page of the console as this member of staff. */
  fetch(staffId: string, path: string): Promise<Response>;
  /** Connects a console; `listen` hears everything from the first event on. */
  console(staffId: string, listen: (event: string, payload: unknown) => void): Promise<Console>;
  close(): Promise<void>;
}

/** Starts it on a free port of loopback. */
export async function startWorkHub(
  { db, pool }: Pick<TestDatabase, 'db' | 'pool'>,
  newId: () => string,
): Promise<WorkHub> {
  const app = express();
  const http = createServer(app);
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const io = new Server(http, { transports: ['websocket'], serveClient: false });
  const faults: unknown[] = [];
  const onFault = (error: unknown) => faults.push(error);
  const clock = () => new Date();
  const publish = createPublish(io);
  const audit = createAudit(db, clock);
  const security = await createSecurity({
    db,
    pool,
    clock,
    publicBaseUrl: origin,
    oidc: { issuer: 'https://sign-in.example', clientId: 'hub', clientSecret: 'not-used-in-this-test' },
    breakGlassHash: undefined,
    groupRoles: undefined,
    myAccount: null,
    ownAddress: origin,
    twilioTokens: [],
    backOfficeSecret: undefined,
    conversationFromToken: () => Promise.resolve(null),
    disconnectStaff: () => undefined,
    audit,
    onFault,
  });
  const work = createWork({
    db,
    clock,
    newId,
    publish,
    notices: createNotices(io, workWording, false),
    offerSeconds: 30,
    wording: workWording,
    forms: [],
    dutyWords: (kind, what) => `${kind}: ${what}`,
    policyWords: { why: (rule) => rule, fact: (path, value) => `${path}: ${String(value)}` },
    disclosureDuties: () => [],
    offerWords: ({ kind }) => kind,
    setAsideHours: () => 72,
    onMoment: () => undefined,
    onOverTarget: () => undefined,
    onFault,
  });
  const log = createLog({
    store: (items) => db.$transaction((tx) => appendWithin(tx, items)),
    publish,
    onTurnDue: () => undefined,
    onBatch: () => undefined,
  });
  const say = createSay({
    log,
    needsTurn: () => false,
    spend: () => Promise.resolve(null),
    cardRemovedText: 'A card number was taken out.',
  });
  admitStaff(io.of('/agent'), security.sessions, onFault);
  const session = { sessions: security.sessions, clock };
  const agents = serveAgents(io, {
    ...{ db, work, say, audit, session, node: 'test' },
    onFault: (_event, error) => onFault(error),
  });
  const singleView = createSingleView({ db, clock, forms: [], offices: {}, audit });
  const levelOf = ({ signedIn }: { signedIn: { level: number } }) => signedIn.level;
  const keepFromOwn = createKeepFromOwn({ db, clock, audit, announceTasks: () => work.announceTasks() });
  serveConsole(security.routes, { work, singleView, keepFromOwn, levelOf, councilName: 'Test Council' });
  app.use(security.routes.router);

  const cookieOf = async (staffId: string) => (await security.sessions.start(staffId)).split(';')[0] ?? '';
  return {
    work,
    io,
    faults,
    fetch: async (staffId, path) => fetch(new URL(path, origin), { headers: { cookie: await cookieOf(staffId) } }),
    console: async (staffId, listen) => {
      const options = { transports: ['websocket'], forceNew: true, extraHeaders: { cookie: await cookieOf(staffId) } };
      const socket: Console = connect(`${origin}/agent`, options);
      socket.onAny(listen);
      await new Promise<void>((connected, failed) => {
        socket.on('connect', connected);
        socket.on('connect_error', failed);
      });
      return socket;
    },
    close: async () => {
      agents.stop();
      await io.close();
      http.closeAllConnections();
      await log.idle();
      await work.settle();
    },
  };
}
