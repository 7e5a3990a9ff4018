/** E-forms at a desk: an agent goes on with what the resident began, or fills a form with them (P51), and sends it once. */
import { prefill } from '@hub/bots';
import { draftAnswerSchema, draftBeginSchema, draftSendSchema } from '@hub/contract';
import type { DraftSaved, FormAnswer, FormAnswers, FormChoice, Outcome } from '@hub/contract';
import { answer, fieldOf, isAsked, readAnswer } from '@hub/forms';
import type { Form, Gazetteer, ReadAnswer } from '@hub/forms';
import type { Request } from 'express';
import { v5 as derivedUuid } from 'uuid';
import * as z from 'zod';
import { openCases } from '../cases/index.ts';
import { appendWithin, cleanText, firstWords, maskCards } from '../conversation/index.ts';
import type { Publish } from '../conversation/index.ts';
import type { Database, Tx } from '../platform/database/client.ts';
import { sendProblemJson } from '../platform/http/send-problem.ts';
import { parse } from '../platform/parse.ts';
import { refused } from '../platform/problem.ts';
import type { Routes, StaffIdentity } from '../security/index.ts';
import { draftView } from './draft-view.ts';
import { openDraft, readDraft, saveAnswers } from './drafts.store.ts';
import type { Draft } from './drafts.store.ts';
import { sendDraft } from './send-draft.store.ts';
import { tellMe } from './tell-me.ts';

export interface DeskFormPorts {
  db: Database;
  clock: () => Date;
  forms: readonly Form[];
  gazetteer: Gazetteer;
  /** Who may see what: a contact of one's own, a conversation that is behind one (P40). */
  work: {
    openContact: (
      staff: StaffIdentity,
      contactId: string,
    ) => Promise<Outcome<{ opened: { contactId: string; residentId: string | null } }>>;
    mayRead: (staff: StaffIdentity, conversationId: string) => Promise<boolean>;
  };
  publish: Publish;
  /** Days on which nobody works, as 2026-12-25. */
  holidays: () => ReadonlySet<string>;
  /** Queues the call that a form asks for, in its transaction; what comes back is called after the commit. */
  arrangeCallback: (
    tx: Tx,
    asked: { conversationId: string; residentId: string | null; answers: FormAnswers },
  ) => Promise<() => void>;
}

const contactSchema = z.object({ contactId: z.uuid() });
const draftSchema = z.object({ draftId: z.uuid() });

const noSuchForm = () => refused('not-found', 'Choose a form from the list.', { where: 'formId' });
const noSuchDraft = () =>
  refused('not-found', 'Open a contact of yours and choose a form there.', { where: 'draftId' });
const changed = () =>
  refused('changed', 'Somebody else changed or sent this form. Look at it again, then go on.', { where: 'version' });

export function serveDeskForms(routes: Routes, ports: DeskFormPorts): void {
  const { db, clock, forms, work } = ports;
  const formOf = (id: string): Form | undefined => forms.find((form) => form.id === id);

  /** The draft of the path with its form, if its reader may read the conversation it belongs to. */
  const open = async (req: Request, staff: StaffIdentity): Promise<Outcome<{ draft: Draft; form: Form }>> => {
    const parsed = parse(draftSchema, req.params);
    const draft = parsed.ok ? await readDraft(db, parsed.value.draftId) : null;
    const form = formOf(draft?.formId ?? '');
    const conversationId = draft?.conversationId ?? null;
    if (!draft || !form || conversationId === null || !(await work.mayRead(staff, conversationId)))
      return noSuchDraft();
    return { ok: true, draft, form };
  };

  routes.staff('GET', '/api/console/forms', (_req, res) => {
    const choices: FormChoice[] = forms.flatMap(({ id, title, service }) =>
      service === null ? [] : [{ formId: id, title, serviceId: service }],
    );
    res.json(choices);
    return Promise.resolve();
  });

  routes.staff('POST', '/api/console/contacts/:contactId/drafts', async (req, res, staff) => {
    const body = parse(draftBeginSchema, req.body);
    const contact = parse(contactSchema, req.params);
    const opened = contact.ok ? await work.openContact(staff, contact.value.contactId) : contact;
    const form = body.ok ? formOf(body.value.formId) : undefined;
    const outcome = !opened.ok
      ? opened
      : !body.ok
        ? body
        : form
          ? await begin(ports, form, opened.opened)
          : noSuchForm();
    if (outcome.ok) res.json(outcome.saved);
    else sendProblemJson(res, outcome.problem);
  });

  routes.staff('POST', '/api/console/drafts/:draftId/answers', async (req, res, staff) => {
    const body = parse(draftAnswerSchema, req.body);
    const opened = await open(req, staff);
    const outcome = !opened.ok ? opened : body.ok ? await write(ports, opened, body.value, staff) : body;
    if (outcome.ok) res.json(outcome.saved);
    else sendProblemJson(res, outcome.problem);
  });

  routes.staff('POST', '/api/console/drafts/:draftId/send', async (req, res, staff) => {
    const body = parse(draftSendSchema, req.body);
    const opened = await open(req, staff);
    const outcome = !opened.ok ? opened : body.ok ? await send(ports, opened, body.value.version) : body;
    if (outcome.ok) res.json(outcome.saved);
    else sendProblemJson(res, outcome.problem);
  });

  async function begin(
    { gazetteer }: DeskFormPorts,
    form: Form,
    { contactId, residentId }: { contactId: string; residentId: string | null },
  ): Promise<Outcome<{ saved: DraftSaved }>> {
    const { conversationId } = await db.contact.findUniqueOrThrow({
      where: { id: contactId },
      select: { conversationId: true },
    });
    if (conversationId === null) return noSuchForm();
    const now = clock();
    const answers = await prefill(form, await firstWords(db, conversationId), { gazetteer, now });
    const draft = await openDraft(db, form, { conversationId, residentId, answers, now });
    return { ok: true, saved: { draft: draftView(form, draft), wrong: null } };
  }
}

/** Reads what was said to one field, and writes it down under the agent's name. What cannot be read changes nothing. */
async function write(
  { db, clock, gazetteer }: DeskFormPorts,
  { draft, form }: { draft: Draft; form: Form },
  given: z.infer<typeof draftAnswerSchema>,
  staff: StaffIdentity,
): Promise<Outcome<{ saved: DraftSaved }>> {
  const field = fieldOf(form, given.field);
  if (!field || !isAsked(field, draft.answers))
    return refused('bad-payload', 'Choose a field of this form.', { where: 'field' });
  const now = clock();
  const text = given.text === null ? '' : maskCards(cleanText(given.text)).text;
  const read: ReadAnswer | { ok: true; value: null } =
    text.trim() === '' && field.optional
      ? { ok: true, value: null }
      : await readAnswer(field, text, { now, gazetteer, insists: given.insists });
  if (!read.ok) {
    const places = (read.places ?? []).map((place) => place.text);
    return { ok: true, saved: { draft: draftView(form, draft), wrong: { field: field.id, text: read.text, places } } };
  }
  const speaker = { by: 'agent', name: staff.name, now } satisfies { by: FormAnswer['by']; name: string; now: Date };
  const answers = answer(draft.answers, field.id, read.value, speaker);
  if (draft.version !== given.version || !(await saveAnswers(db, draft, answers, now))) return changed();
  const after = { ...draft, answers, version: draft.version + 1 };
  return { ok: true, saved: { draft: draftView(form, after), wrong: null } };
}

/** Sends it once and says so in the conversation; a complaint opens its case (P28), a call back is queued (P61). */
async function send(
  { db, clock, publish, holidays, arrangeCallback }: DeskFormPorts,
  { draft, form }: { draft: Draft; form: Form },
  version: number,
): Promise<Outcome<{ saved: DraftSaved }>> {
  if (draft.state === 'open' && draft.version !== version) return changed();
  const { conversationId } = draft;
  const now = clock();
  const { sent, appended, tell } = await db.$transaction(async (tx) => {
    const outcome = await sendDraft(tx, form, draft, now);
    if (!outcome.ok || !outcome.isNew || conversationId === null) return { sent: outcome, appended: [], tell: null };
    const contact = await tx.contact.findFirst({
      where: { conversationId, state: { not: 'closed' } },
      orderBy: { startedAt: 'desc' },
      select: { id: true, residentId: true },
    });
    const { destination } = form;
    if (destination.kind === 'case' && contact)
      await openCases(tx, {
        ...{ contactId: contact.id, residentId: contact.residentId, now, holidays: holidays() },
        kinds: [destination.caseKind],
      });
    const { residentId, answers } = draft;
    const tellOfCall =
      destination.kind === 'callback' ? await arrangeCallback(tx, { conversationId, residentId, answers }) : null;
    const text = form.done.replace('{reference}', outcome.reference);
    const clientId = derivedUuid('sent', draft.id);
    return {
      sent: outcome,
      tell: tellOfCall,
      appended: await appendWithin(tx, [
        { conversationId, clientId, kind: 'message', from: 'bot', text, ...tellMe(form, outcome.reference) },
      ]),
    };
  });
  publish(appended.flatMap((each) => ('event' in each ? [each.event] : [])));
  tell?.();
  const after = (await readDraft(db, draft.id)) ?? draft;
  const [first] = sent.ok ? [] : sent.errors;
  const wrong = first ? { ...first, places: [] } : null;
  return { ok: true, saved: { draft: draftView(form, after), wrong } };
}
