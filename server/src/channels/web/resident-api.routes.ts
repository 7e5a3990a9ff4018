/**
 * The same conversation over plain HTTP, for those whose network blocks websockets: begin, say, and catch up with a request
 * that waits a little for something new.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { messageSendSchema, syncRequestSchema } from '@hub/contract';
import type { MessageSend, Outcome, QueuePlace } from '@hub/contract';
import cors from 'cors';
import { Router } from 'express';
import type { Response } from 'express';
import * as z from 'zod';
import { present, readEvents } from '../../conversation/index.ts';
import type { Say } from '../../conversation/index.ts';
import { sendProblemJson } from '../../platform/http/send-problem.ts';
import { parse } from '../../platform/parse.ts';
import { problem, refused } from '../../platform/problem.ts';
import type { ResidentFromMyAccount, Routes } from '../../security/index.ts';
import { asksToSaveData, openSession } from './session.ts';
import type { SessionPorts } from './session.ts';

export interface ResidentApiPorts extends SessionPorts {
  say: Say;
  residentFromCookie: ResidentFromMyAccount;
  placeOf: (conversationId: string) => Promise<QueuePlace>;
  endByResident: (conversationId: string) => Promise<void>;
  admit: (address: string) => Promise<boolean>;
  isDraining: () => boolean;
}

const sessionSchema = z.strictObject({ token: z.string().nullish() });
const syncQuerySchema = z.object({
  conversationId: syncRequestSchema.shape.conversationId,
  after: z.coerce.number().int().min(0),
  wait: z.coerce.number().int().min(0).max(25).default(0),
});
const LOOK_EVERY_MS = 1000;

function answer(res: Response, outcome: Outcome): void {
  if (outcome.ok) res.json(outcome);
  else sendProblemJson(res, outcome.problem);
}

const notYours = () =>
  refused('not-your-conversation', 'Use the conversation that your session was given.', { where: 'conversationId' });

/**
 * Lets the widget ask from any page of the council, wherever that page is served. A token in the request proves who it is;
 * cookies are never sent along.
 */
export function allowOtherSites(): Router {
  const router = Router();
  router.use(
    '/api/resident',
    cors({ origin: '*', methods: ['GET', 'POST'], allowedHeaders: ['authorization', 'content-type'], maxAge: 600 }),
  );
  return router;
}

export function addResidentApi(routes: Routes, ports: ResidentApiPorts): void {
  routes.open('POST', '/api/resident/session', async (req, res) => {
    const parsed = parse(sessionSchema, req.body ?? {});
    if (!parsed.ok) {
      answer(res, parsed);
      return;
    }
    if (!(await ports.admit(req.ip ?? ''))) {
      answer(res, { ok: false, problem: problem('too-many-messages', 'Wait a minute and try again.') });
      return;
    }
    const session = await openSession(ports, {
      token: parsed.value.token ?? null,
      isGivenOut: false,
      resident: await ports.residentFromCookie(req.headers.cookie ?? ''),
      saveData: asksToSaveData(req.headers),
    });
    res.set('cache-control', 'no-store');
    const { token, conversation } = session;
    answer(res, { ok: true, ...{ token, conversationId: conversation.id, canSignIn: ports.canSignIn(conversation) } });
  });

  routes.resident('POST', '/api/resident/messages', async (req, res, { conversationId }) => {
    const parsed = parse<MessageSend>(messageSendSchema, req.body);
    if (!parsed.ok) {
      answer(res, parsed);
      return;
    }
    if (parsed.value.conversationId !== conversationId) {
      answer(res, notYours());
      return;
    }
    answer(res, await ports.say({ from: 'resident' }, parsed.value));
  });

  routes.resident('GET', '/api/resident/sync', async (req, res, { conversationId }) => {
    const parsed = parse(syncQuerySchema, req.query);
    if (!parsed.ok) {
      answer(res, parsed);
      return;
    }
    if (parsed.value.conversationId !== conversationId) {
      answer(res, notYours());
      return;
    }
    const until = Date.now() + parsed.value.wait * 1000;
    let reply = await readEvents(ports.db, conversationId, parsed.value.after);
    // The other end may be on any node: what is stored is the only thing to wait for.
    while (reply.events.length === 0 && Date.now() < until && !req.destroyed && !ports.isDraining()) {
      await delay(LOOK_EVERY_MS);
      reply = await readEvents(ports.db, conversationId, parsed.value.after);
    }
    const events = reply.events.map((event) => present(event, 'resident'));
    answer(res, { ok: true, ...{ events, more: reply.more, place: await ports.placeOf(conversationId) } });
  });

  routes.resident('POST', '/api/resident/end', async (_req, res, { conversationId }) => {
    await ports.endByResident(conversationId);
    answer(res, { ok: true });
  });
}
