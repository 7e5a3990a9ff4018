/** "Tell us how to help you": a page of the chat, whole without JavaScript. What is told is known before anybody answers (P19). */
import { ASKED_NEEDS, interpreterLanguageSchema, messageSendSchema } from '@hub/contract';
import * as z from 'zod';
import { council } from '../../admin/index.ts';
import type { Publish } from '../../conversation/index.ts';
import { NOTHING_TOLD, tellNeeds, toldInChat, withdrawInChat } from '../../needs/index.ts';
import { parse } from '../../platform/parse.ts';
import { newResidentToken } from '../../security/index.ts';
import type { Routes } from '../../security/index.ts';
import { chatToken, keepChatToken } from './chat-cookie.ts';
import type { ChatPagePorts } from './chat-page.routes.ts';
import { errorPage, needsPage } from './pages/index.ts';
import { asksToSaveData, continueSession, openSession } from './session.ts';

export interface NeedsPagePorts extends ChatPagePorts {
  clock: () => Date;
  publish: Publish;
}

/** A browser sends one ticked box as a word, and several as a list. */
const formSchema = z.object({
  clientId: messageSendSchema.shape.clientId,
  needs: z.union([z.array(z.enum(ASKED_NEEDS)), z.enum(ASKED_NEEDS).transform((need) => [need])]).default([]),
  // Nothing chosen is an empty value.
  language: z.union([interpreterLanguageSchema, z.literal('').transform(() => null)]).default(null),
  agreed: z.literal('yes').optional(),
  withdraw: z.literal('yes').optional(),
});

const openSchema = z.object({ token: z.string().max(100) });

export function addNeedsPage(routes: Routes, ports: NeedsPagePorts): void {
  const { db, clock } = ports;

  routes.open('GET', '/chat/needs', async (req, res) => {
    const resident = await ports.residentFromCookie(req.headers.cookie);
    const session = await continueSession(db, { token: chatToken(req), resident, saveData: false });
    // The token is given out before anything is told, so that a first form sent twice begins one conversation.
    if (!session) keepChatToken(res, newResidentToken().token, ports.isHttps);
    const told = session ? await toldInChat(db, session.conversation.id) : NOTHING_TOLD;
    const page = needsPage({ council, ...told, isDone: req.query.done === 'yes', clientId: ports.newId() });
    res.set('cache-control', 'no-store').type('html').send(page);
  });

  // The live chat holds its token where no cookie of this page is: its own form brings it here.
  routes.open('POST', '/chat/needs/open', async (req, res) => {
    const form = parse(openSchema, req.body ?? {});
    const token = form.ok ? form.value.token : null;
    const session = await continueSession(db, { token, resident: null, saveData: false });
    if (session) keepChatToken(res, session.token, ports.isHttps);
    res.set('cache-control', 'no-store').redirect(303, '/chat/needs');
  });

  routes.open('POST', '/chat/needs', async (req, res) => {
    const form = parse(formSchema, req.body);
    if (!form.ok) {
      res.status(form.problem.status).type('html').send(errorPage(council, form.problem));
      return;
    }
    const session = await openSession(ports, {
      token: chatToken(req) ?? newResidentToken().token,
      isGivenOut: true,
      resident: await ports.residentFromCookie(req.headers.cookie),
      saveData: asksToSaveData(req.headers),
    });
    keepChatToken(res, session.token, ports.isHttps);
    const { clientId, needs, language, agreed, withdraw } = form.value;
    const { id: conversationId } = session.conversation;
    if (withdraw) await withdrawInChat(db, conversationId, clock());
    else
      ports.publish(
        await tellNeeds(db, { conversationId, clientId, needs, language, agreed: agreed === 'yes' }, clock()),
      );
    res.redirect(303, '/chat/needs?done=yes');
  });
}
