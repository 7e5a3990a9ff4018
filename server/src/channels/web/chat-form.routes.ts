/** The chat page's part of a form that an adviser fills in with the resident: an answer put right, and "This is right", as forms. */
import type { Request, Response } from 'express';
import * as z from 'zod';
import type { Together } from '../../forms/index.ts';
import { parse } from '../../platform/parse.ts';
import type { Routes } from '../../security/index.ts';
import type { ChatView } from './pages/index.ts';
import type { WebSession } from './session.ts';

export interface ChatFormPorts {
  together: Together;
  sessionOf: (req: Request) => Promise<WebSession | null>;
  show: (res: Response, session: WebSession, given: Partial<Pick<ChatView, 'error' | 'formTried'>>) => Promise<void>;
}

const seenSchema = z.object({ draftId: z.uuid(), version: z.coerce.number().int() });
const answerSchema = seenSchema.extend({
  field: z.string().max(40),
  text: z.string().max(2000).default(''),
  /** The words that were doubted before: the same again are meant as they are. */
  doubted: z.string().max(2000).optional(),
});

export function addChatForm(routes: Routes, { together, sessionOf, show }: ChatFormPorts): void {
  routes.open('POST', '/chat/form/answers', async (req, res) => {
    const session = await sessionOf(req);
    if (!session) {
      res.redirect(303, '/chat');
      return;
    }
    const form = parse(answerSchema, req.body);
    const outcome = form.ok ? await together.answer(session.conversation.id, toAnswer(form.value)) : form;
    if (!outcome.ok) {
      res.status(outcome.problem.status);
      await show(res, session, { error: outcome.problem.detail });
    } else if (outcome.wrong && form.ok) {
      res.status(422);
      await show(res, session, { formTried: { wrong: outcome.wrong, typed: form.value.text } });
    } else res.redirect(303, '/chat#form');
  });

  routes.open('POST', '/chat/form/confirm', async (req, res) => {
    const session = await sessionOf(req);
    if (!session) {
      res.redirect(303, '/chat');
      return;
    }
    const form = parse(seenSchema, req.body);
    const outcome = form.ok ? await together.confirm(session.conversation.id, form.value) : form;
    if (outcome.ok) {
      res.redirect(303, '/chat#form');
      return;
    }
    res.status(outcome.problem.status);
    await show(res, session, { error: outcome.problem.detail });
  });
}

function toAnswer({ doubted, text, ...rest }: z.infer<typeof answerSchema>) {
  return { ...rest, text: text.trim() === '' ? null : text, insists: text !== '' && text === doubted };
}
