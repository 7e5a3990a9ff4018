/** The chat without JavaScript: the same conversation in the same queue as plain forms (PRG), a page a time. */
import { messageSendSchema, ratingSchema } from '@hub/contract';
import type { Outcome, QueuePlace, Stored } from '@hub/contract';
import type { Request, Response } from 'express';
import { v5 as derivedUuid } from 'uuid';
import * as z from 'zod';
import { council } from '../../admin/index.ts';
import { present, readEvents } from '../../conversation/index.ts';
import type { Say } from '../../conversation/index.ts';
import { keepRating } from '../../feedback/index.ts';
import type { RatingKeepPorts } from '../../feedback/index.ts';
import { parse } from '../../platform/parse.ts';
import { refused } from '../../platform/problem.ts';
import { looksLikeToken, newResidentToken } from '../../security/index.ts';
import type { ResidentFromMyAccount, Routes } from '../../security/index.ts';
import { codeWording } from '../code/index.ts';
import type { Codes } from '../code/index.ts';
import type { Together } from '../../forms/index.ts';
import { answered } from './answered.ts';
import { addChatForm } from './chat-form.routes.ts';
import { chatToken, dropChatToken, keepChatToken } from './chat-cookie.ts';
import { exitLabel } from './exit.store.ts';
import { chatPage, MESSAGES_A_PAGE } from './pages/index.ts';
import type { ChatView, RatingTried } from './pages/index.ts';
import { asksToSaveData, continueSession, openSession } from './session.ts';
import type { SessionPorts, WebSession } from './session.ts';
import { webWording } from './wording.ts';

export interface ChatPagePorts extends SessionPorts, RatingKeepPorts {
  residentFromCookie: ResidentFromMyAccount;
  placeOf: (conversationId: string) => Promise<QueuePlace>;
  endByResident: (conversationId: string) => Promise<void>;
  isHttps: boolean;
  /** Which days near are not as others, in words; null where none are. */
  otherHours: () => Promise<string | null>;
  codes: Codes;
  together: Together;
  /** The council's number for texts, as people write it; null where there is none. */
  textNumber: string | null;
  admit: (address: string) => Promise<boolean>;
}

const NOT_BEGUN: QueuePlace = { state: 'bot', position: null, waitSeconds: null };
const formSchema = z.object({ text: z.string(), clientId: messageSendSchema.shape.clientId });
const ratingFormSchema = ratingSchema.extend({
  score: z.enum(['5', '4', '3', '2', '1'], webWording.chooseRating).transform(Number),
});
const codeSchema = z.object({ code: z.string().max(40) });
const beforeSchema = z.coerce.number().int().positive().optional().catch(undefined);

export function addChatPage(routes: Routes, ports: ChatPagePorts): void {
  const sessionOf = async (req: Request): Promise<WebSession | null> =>
    continueSession(ports.db, {
      token: chatToken(req),
      resident: await ports.residentFromCookie(req.headers.cookie),
      saveData: asksToSaveData(req.headers),
    });

  const show = async (
    res: Response,
    session: WebSession | null,
    given: Partial<Pick<ChatView, 'error' | 'draft' | 'code' | 'codeError' | 'ratingTried' | 'formTried'>> & {
      before?: number | undefined;
    } = {},
  ): Promise<void> => {
    const lastSeq = session?.conversation.lastSeq ?? 0;
    const upTo = Math.min(lastSeq, (given.before ?? lastSeq + 1) - 1);
    const { events } = session
      ? await readEvents(ports.db, session.conversation.id, Math.max(0, upTo - MESSAGES_A_PAGE))
      : { events: [] };
    const page = chatPage({
      council,
      events: events
        .filter(({ seq, kind }) => seq <= upTo && kind !== 'note')
        .map((event) => present(event, 'resident')),
      lastSeq,
      place: session ? await ports.placeOf(session.conversation.id) : NOT_BEGUN,
      ...{ welcome: await ports.welcome(), otherHours: await ports.otherHours() },
      error: given.error ?? null,
      draft: given.draft ?? '',
      exit: session ? await exitLabel(ports.db, session.conversation.id) : null,
      code: given.code ?? null,
      codeError: given.codeError ?? null,
      rating: session ? await ports.ratings.inChat(session.conversation.id) : { state: 'none' },
      ratingTried: given.ratingTried ?? null,
      form: session ? await ports.together.inChat(session.conversation.id) : null,
      formTried: given.formTried ?? null,
      canSignIn: session !== null && ports.canSignIn(session.conversation),
      canMakeCode: session !== null && ports.textNumber !== null,
      newId: ports.newId,
    });
    res.set('cache-control', 'no-store').type('html').send(page);
  };

  const say = async (req: Request, res: Response): Promise<void> => {
    const token = chatToken(req) ?? newResidentToken().token;
    const session = await openSession(ports, {
      token,
      isGivenOut: true,
      resident: await ports.residentFromCookie(req.headers.cookie),
      saveData: asksToSaveData(req.headers),
    });
    keepChatToken(res, session.token, ports.isHttps);
    const form = parse(formSchema, req.body);
    const outcome: Outcome<Stored> = form.ok
      ? await sayChecked(ports.say, {
          conversationId: session.conversation.id,
          text: form.value.text,
          // The same form sent again is one message; other words from the same form, after the Back button, are another.
          clientId: derivedUuid(form.value.text, form.value.clientId),
        })
      : form;
    if (!outcome.ok) {
      res.status(outcome.problem.status);
      const draft = form.ok ? form.value.text : '';
      await show(res, await continueSession(ports.db, { token: session.token, resident: null, saveData: false }), {
        error: outcome.problem.detail,
        draft,
      });
      return;
    }
    await answered(ports.db, session.conversation.id, outcome.seq);
    res.redirect(303, '/chat#newest');
  };

  routes.open('GET', '/chat', async (req, res) => {
    const session = await sessionOf(req);
    // The token is given out before anything is said, so that a first form sent twice begins one conversation.
    if (!session) keepChatToken(res, newResidentToken().token, ports.isHttps);
    await show(res, session, { before: beforeSchema.parse(req.query.before) });
  });
  // A plain link, so that it works at one press; it leads to one fixed place and nowhere that a request could name.
  routes.open('GET', '/chat/leave', (_req, res) => {
    dropChatToken(res);
    res.set({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }).redirect(303, webWording.exitUrl);
  });
  routes.open('POST', '/chat/messages', say);
  routes.open('POST', '/chat/person', say);
  // Shown on the page that the form answers, and on no other: an address would keep it.
  routes.open('POST', '/chat/code', async (req, res) => {
    const session = await sessionOf(req);
    if (!session || ports.textNumber === null) {
      res.redirect(303, '/chat');
      return;
    }
    const outcome = await ports.codes.makeCode(session.conversation.id);
    if (!outcome.ok) res.status(outcome.problem.status);
    await show(
      res,
      session,
      outcome.ok
        ? { code: { digits: outcome.made.code, number: ports.textNumber } }
        : { error: outcome.problem.detail },
    );
  });
  routes.open('POST', '/chat/code/use', async (req, res) => {
    const address = req.ip ?? '';
    const form = parse(codeSchema, req.body);
    const token = chatToken(req);
    const outcome = !(await ports.admit(address))
      ? refused('too-many-messages', codeWording.tooFast)
      : await ports.codes.redeemInBrowser({
          ...{ code: form.ok ? form.value.code : '', address },
          browser: looksLikeToken(token) ? token : null,
        });
    if (outcome.ok) {
      keepChatToken(res, outcome.token, ports.isHttps);
      res.redirect(303, '/chat#newest');
      return;
    }
    res.status(outcome.problem.status);
    await show(res, await sessionOf(req), { codeError: outcome.problem.detail });
  });
  routes.open('POST', '/chat/rating', async (req, res) => {
    const session = await sessionOf(req);
    if (!session) {
      res.redirect(303, '/chat');
      return;
    }
    const form = parse(ratingFormSchema, req.body);
    const outcome = form.ok ? await keepRating(ports, session.conversation.id, form.value) : form;
    if (outcome.ok) {
      res.redirect(303, '/chat#rating');
      return;
    }
    res.status(outcome.problem.status);
    await show(res, session, { ratingTried: triedRating(req.body, outcome.problem.detail) });
  });
  addChatForm(routes, { together: ports.together, sessionOf, show });
  routes.open('POST', '/chat/end', async (req, res) => {
    const session = await sessionOf(req);
    // Ending what has ended lets go of it: the next page begins anew.
    if (!session || session.conversation.state === 'ended') dropChatToken(res);
    else await ports.endByResident(session.conversation.id);
    res.redirect(303, '/chat');
  });
}

/** What stood in a rating that could not be taken, so that nobody writes it again. */
function triedRating(body: unknown, error: string): RatingTried {
  const tried = z.object({ score: z.coerce.number(), comment: z.string() }).partial().safeParse(body);
  return { error, score: tried.data?.score ?? null, comment: tried.data?.comment ?? '' };
}

async function sayChecked(say: Say, message: z.infer<typeof messageSendSchema>): Promise<Outcome<Stored>> {
  const parsed = parse(messageSendSchema, message);
  return parsed.ok ? say({ from: 'resident' }, parsed.value) : parsed;
}
