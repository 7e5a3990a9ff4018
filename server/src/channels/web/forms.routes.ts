/** The council's own forms as pages: filled from the chat that a link came from, checked, sent once, and told of in that chat. */
import { prefill } from '@hub/bots';
import type { FormAnswers } from '@hub/contract';
import { answersInWords } from '@hub/forms';
import type { Form, Gazetteer } from '@hub/forms';
import type { Request, Response } from 'express';
import { v5 as derivedUuid } from 'uuid';
import * as z from 'zod';
import { council, serviceById } from '../../admin/index.ts';
import type { CatalogueService } from '../../admin/index.ts';
import { appendWithin } from '../../conversation/index.ts';
import type { Publish } from '../../conversation/index.ts';
import { draftUnderWay, keepPageDraft, sendDraft, tellMe } from '../../forms/index.ts';
import type { Sent } from '../../forms/index.ts';
import { saidBefore, VIA } from '../../links/index.ts';
import type { GivenLink, Links } from '../../links/index.ts';
import { problem } from '../../platform/problem.ts';
import { closeResolved } from '../../routing/index.ts';
import type { Routes } from '../../security/index.ts';
import { answered } from './answered.ts';
import { chatToken, keepChatToken } from './chat-cookie.ts';
import type { ChatPagePorts } from './chat-page.routes.ts';
import { formFields } from './pages/form-fields.ts';
import type { FormView } from './pages/form-fields.ts';
import type { Html } from './pages/html.ts';
import { errorPage, sentPage, servicePage } from './pages/index.ts';
import { readForm } from './read-form.ts';
import { asksToSaveData, continueSession, openSession } from './session.ts';
import { webWording } from './wording.ts';

export interface FormPagePorts extends ChatPagePorts {
  clock: () => Date;
  forms: readonly Form[];
  gazetteer: Gazetteer;
  links: Links;
  publish: Publish;
  admit: (address: string) => Promise<boolean>;
}

/** Fields that say who somebody is: shown only in the browser that has the chat. */
const PERSONAL: readonly string[] = ['name', 'email', 'phone'];
const idSchema = z.uuid();
const referenceSchema = z.string().regex(/^R-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
const bodySchema = z.record(z.string(), z.unknown());

export function addFormPages(routes: Routes, ports: FormPagePorts): void {
  const formOf = (service: CatalogueService | null): Form | undefined =>
    service?.online === 'live' && !service.outage ? ports.forms.find((form) => form.service === service.id) : undefined;

  const page = async (service: CatalogueService, form: Html | null): Promise<string> =>
    servicePage({ council, service, newId: ports.newId, form, otherHours: await ports.otherHours() });
  const show = async (
    res: Response,
    service: CatalogueService,
    view: Omit<FormView, 'action'>,
    status = 200,
  ): Promise<void> => {
    const fields = formFields({ ...view, action: `/services/${service.id}/form` });
    const filled = await page(service, fields);
    res.status(status).set('cache-control', 'no-store').type('html').send(filled);
  };

  routes.open('GET', '/services/:id', async (req, res) => {
    const service = await serviceById(ports.db, String(req.params.id));
    if (!service) {
      res
        .status(404)
        .type('html')
        .send(errorPage(council, problem('not-found', webWording.serviceUnknown)));
      return;
    }
    const via = z.string().safeParse(req.query[VIA]).data;
    const link = await ports.links.open(via, service.id);
    const form = formOf(service);
    if (!form) {
      res.type('html').send(await page(service, null));
      return;
    }
    const answers = link ? await knownAnswers(ports, form, link, req) : {};
    const hidden = { clientId: ports.newId(), ...(link && via !== undefined && { [VIA]: via }) };
    await show(res, service, { form, answers, typed: {}, errors: [], hidden });
  });

  routes.open('POST', '/services/:id/form', async (req, res) => {
    const service = await serviceById(ports.db, String(req.params.id));
    const form = formOf(service);
    const body = bodySchema.safeParse(req.body).data ?? {};
    const clientId = idSchema.safeParse(body.clientId);
    if (!service || !form || !clientId.success) {
      const what = problem('not-found', webWording.serviceUnknown);
      res.status(what.status).type('html').send(errorPage(council, what));
      return;
    }
    const hidden = { clientId: clientId.data, ...(typeof body[VIA] === 'string' && { [VIA]: body[VIA] }) };
    const link = await ports.links.open(body[VIA], service.id);
    const read = await readForm(form, body, { now: ports.clock(), gazetteer: ports.gazetteer });
    const [first] = read.errors;
    if (first) {
      const label = form.fields.find(({ id }) => id === first.field)?.label ?? first.field;
      if (link) await ports.links.fail(link, { step: label, error: first.text });
      await show(res, service, { form, ...read, hidden }, 422);
      return;
    }
    if (!(await ports.admit(req.ip ?? ''))) {
      const what = problem('too-many-messages', webWording.tooManyForms);
      res.status(what.status).type('html').send(errorPage(council, what));
      return;
    }
    if (form.destination.kind === 'case') {
      await sayInChat(ports, req, res, { form, answers: read.answers, clientId: clientId.data, via: body[VIA] });
      return;
    }
    const sent = await sendForm(ports, { form, answers: read.answers, link, clientId: clientId.data });
    if (!sent.ok) {
      await show(
        res,
        service,
        { form, ...read, errors: sent.errors.map((error) => ({ ...error, places: [] })), hidden },
        422,
      );
      return;
    }
    await ports.links.complete(body[VIA]);
    res.redirect(303, `/services/${service.id}/sent?reference=${sent.reference}`);
  });

  routes.open('GET', '/services/:id/sent', async (req, res) => {
    const service = await serviceById(ports.db, String(req.params.id));
    const form = formOf(service);
    const reference = referenceSchema.safeParse(req.query.reference);
    if (!form || !reference.success) {
      res.redirect(303, '/');
      return;
    }
    const done = form.done.replace('{reference}', reference.data);
    res.type('html').send(sentPage(council, { title: form.title, done, reference: reference.data }));
  });

  // For forms that are elsewhere on the council's site: told by their last page, without a cookie.
  routes.open('POST', '/links/completed', async (req, res) => {
    const body = bodySchema.safeParse(req.body).data ?? {};
    res.status((await ports.links.complete(body[VIA])) ? 204 : 404).end();
  });
}

/** What the chat knows already: the draft that was begun there, or else what the resident wrote before the link. */
async function knownAnswers(ports: FormPagePorts, form: Form, link: GivenLink, req: Request): Promise<FormAnswers> {
  const draft = await draftUnderWay(ports.db, link.conversationId);
  const known =
    draft?.formId === form.id
      ? draft.answers
      : await prefill(form, await saidBefore(ports.db, link), { gazetteer: ports.gazetteer, now: ports.clock() });
  const session = await continueSession(ports.db, { token: chatToken(req), resident: null, saveData: false });
  const isOwnBrowser = session?.conversation.id === link.conversationId;
  return Object.fromEntries(Object.entries(known).filter(([id]) => isOwnBrowser || !PERSONAL.includes(id)));
}

/** Sends it once, however often the page is sent, and says so in the chat it came from. */
async function sendForm(
  { db, clock, publish }: FormPagePorts,
  given: { form: Form; answers: FormAnswers; link: GivenLink | null; clientId: string },
): Promise<Sent> {
  const { form, answers, link, clientId } = given;
  const now = clock();
  const { sent, appended } = await db.$transaction(async (tx) => {
    const draft = await keepPageDraft(tx, form, {
      id: derivedUuid(`form ${form.id}`, clientId),
      conversationId: link?.conversationId ?? null,
      residentId: link?.residentId ?? null,
      ...{ answers, now },
    });
    const outcome = await sendDraft(tx, form, draft, now);
    if (!outcome.ok || !outcome.isNew || !link) return { sent: outcome, appended: [] };
    await closeResolved(tx, link.conversationId, now);
    return {
      sent: outcome,
      appended: await appendWithin(tx, [
        {
          conversationId: link.conversationId,
          clientId: derivedUuid('sent', draft.id),
          kind: 'message',
          from: 'bot',
          text: form.done.replace('{reference}', outcome.reference),
          ...tellMe(form, outcome.reference),
        },
      ]),
    };
  });
  publish(appended.flatMap((each) => ('event' in each ? [each.event] : [])));
  return sent;
}

/** A complaint is said in the chat in the resident's own words: the policy opens its case and a person reads it (P28). */
async function sayInChat(
  ports: FormPagePorts,
  req: Request,
  res: Response,
  { form, answers, clientId, via }: { form: Form; answers: FormAnswers; clientId: string; via: unknown },
): Promise<void> {
  const resident = await ports.residentFromCookie(req.headers.cookie);
  const session = await openSession(ports, {
    token: chatToken(req),
    isGivenOut: true,
    resident,
    saveData: asksToSaveData(req.headers),
  });
  keepChatToken(res, session.token, ports.isHttps);
  const conversationId = session.conversation.id;
  const text = [form.title, ...answersInWords(form, answers).map((each) => `${each.field.label}: ${each.text}`)].join(
    '\n',
  );
  const said = await ports.say({ from: 'resident' }, { conversationId, clientId, text });
  if (!said.ok) {
    // Nothing was stored: the browser still has what was typed, and the same form can be sent again.
    res.status(said.problem.status).type('html').send(errorPage(council, said.problem));
    return;
  }
  await ports.links.complete(via);
  await answered(ports.db, conversationId, said.seq);
  res.redirect(303, '/chat#newest');
}
