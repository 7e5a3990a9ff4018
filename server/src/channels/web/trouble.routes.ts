/** "The form did not work": a plain form beside every online form, which leads to a person who sees what happened (P42). */
import { messageSendSchema } from '@hub/contract';
import { v5 as derivedUuid } from 'uuid';
import * as z from 'zod';
import { council, serviceById } from '../../admin/index.ts';
import { keepAttempt } from '../../attempts/index.ts';
import { cleanText, maskCards } from '../../conversation/index.ts';
import { parse } from '../../platform/parse.ts';
import { problem } from '../../platform/problem.ts';
import { newResidentToken } from '../../security/index.ts';
import type { Routes } from '../../security/index.ts';
import { answered } from './answered.ts';
import { chatToken, keepChatToken } from './chat-cookie.ts';
import type { ChatPagePorts } from './chat-page.routes.ts';
import { errorPage } from './pages/index.ts';
import { asksToSaveData, openSession } from './session.ts';
import { webWording } from './wording.ts';

const ERROR_LIMIT = 200;
const formSchema = z.object({
  clientId: messageSendSchema.shape.clientId,
  error: z.string().max(ERROR_LIMIT, `Write at most ${ERROR_LIMIT} characters.`).default(''),
});

export interface TroublePorts extends ChatPagePorts {
  clock: () => Date;
}

export function addTrouble(routes: Routes, ports: TroublePorts): void {
  routes.open('POST', '/services/:id/trouble', async (req, res) => {
    const service = await serviceById(ports.db, String(req.params.id));
    const form = parse(formSchema, req.body);
    if (!service || !form.ok) {
      const what = form.ok ? problem('not-found', webWording.serviceUnknown) : form.problem;
      res.status(what.status).type('html').send(errorPage(council, what));
      return;
    }
    const resident = await ports.residentFromCookie(req.headers.cookie);
    const token = chatToken(req) ?? newResidentToken().token;
    const session = await openSession(ports, {
      token,
      isGivenOut: true,
      resident,
      saveData: asksToSaveData(req.headers),
    });
    keepChatToken(res, session.token, ports.isHttps);

    const conversationId = session.conversation.id;
    const { clientId } = form.value;
    const error = maskCards(cleanText(form.value.error)).text;
    await keepAttempt(ports.db, {
      // The same form sent again is one attempt.
      id: derivedUuid('attempt', clientId),
      conversationId,
      residentId: resident?.residentId ?? null,
      serviceId: service.id,
      outcome: 'failed',
      at: ports.clock(),
      ...(error !== '' && { error }),
    });
    const text = (error === '' ? webWording.formFailed : webWording.formFailedWith)
      .replace('{service}', service.name)
      .replace('{error}', () => error);
    const said = await ports.say({ from: 'resident' }, { conversationId, clientId, text });
    if (said.ok) await answered(ports.db, conversationId, said.seq);
    res.redirect(303, '/chat#newest');
  });
}
