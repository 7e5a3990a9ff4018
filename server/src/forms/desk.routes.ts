/** E-forms at a desk: an agent goes on with what the resident began, or fills a form with them (P51), and sends it once. */
import { prefill } from '@hub/bots';
import { draftAnswerSchema, draftBeginSchema, draftSendSchema, draftTextSchema } from '@hub/contract';
import type { DraftSaved, DraftTexted, FormChoice, Outcome } from '@hub/contract';
import type { Form } from '@hub/forms';
import type { Request, Response } from 'express';
import * as z from 'zod';
import { firstWords } from '../conversation/index.ts';
import { sendProblemJson } from '../platform/http/send-problem.ts';
import { parse } from '../platform/parse.ts';
import { refused } from '../platform/problem.ts';
import type { Routes, StaffIdentity } from '../security/index.ts';
import type { ConfirmLinks } from './confirm-links.ts';
import { draftView } from './draft-view.ts';
import { markAssisted, openDraft, readDraft } from './drafts.store.ts';
import type { MayFillIn } from './known.store.ts';
import { readKnown } from './known.store.ts';
import { liveContact } from './live-contact.store.ts';
import { sendFromDesk } from './send-from-desk.ts';
import type { SendPorts } from './send-from-desk.ts';
import { changed, writeAnswer } from './write-answer.ts';
import type { OpenForm, WritePorts } from './write-answer.ts';

export interface DeskFormPorts extends SendPorts, WritePorts {
  forms: readonly Form[];
  /** Who may see what: a contact of one's own, a conversation that is behind one (P40). */
  work: {
    openContact: (
      staff: StaffIdentity,
      contactId: string,
    ) => Promise<Outcome<{ opened: { contactId: string; residentId: string | null } }>>;
    mayRead: (staff: StaffIdentity, conversationId: string) => Promise<boolean>;
  };
  mayFillIn: MayFillIn;
  confirmLinks: Pick<ConfirmLinks, 'text'>;
  /** Whoever follows the conversation of this form in a chat is to see it anew. */
  tellResident: (conversationId: string) => void;
}

const contactSchema = z.object({ contactId: z.uuid() });
const draftSchema = z.object({ draftId: z.uuid() });

const noSuchForm = () => refused('not-found', 'Choose a form from the list.', { where: 'formId' });
const noSuchDraft = () =>
  refused('not-found', 'Open a contact of yours and choose a form there.', { where: 'draftId' });

export function serveDeskForms(routes: Routes, ports: DeskFormPorts): void {
  const { db, clock, forms, gazetteer, work, mayFillIn, tellResident } = ports;
  const formOf = (id: string): Form | undefined => forms.find((form) => form.id === id);

  /** The draft of the path with its form, if its reader may read the conversation it belongs to. */
  const open = async (req: Request, staff: StaffIdentity): Promise<Outcome<OpenForm & { conversationId: string }>> => {
    const parsed = parse(draftSchema, req.params);
    const draft = parsed.ok ? await readDraft(db, parsed.value.draftId) : null;
    const form = formOf(draft?.formId ?? '');
    const conversationId = draft?.conversationId ?? null;
    if (!draft || !form || conversationId === null || !(await work.mayRead(staff, conversationId)))
      return noSuchDraft();
    return { ok: true, draft, form, conversationId };
  };
  const openContact = async (req: Request, staff: StaffIdentity) => {
    const contact = parse(contactSchema, req.params);
    return contact.ok ? work.openContact(staff, contact.value.contactId) : contact;
  };

  routes.staff('GET', '/api/console/forms', (_req, res) => {
    const choices: FormChoice[] = forms.flatMap(({ id, title, service }) =>
      service === null ? [] : [{ formId: id, title, serviceId: service }],
    );
    res.json(choices);
    return Promise.resolve();
  });

  routes.staff('GET', '/api/console/contacts/:contactId/known', async (req, res, staff) => {
    const opened = await openContact(req, staff);
    if (opened.ok) res.json(await readKnown(db, opened.opened.contactId, mayFillIn));
    else sendProblemJson(res, opened.problem);
  });

  routes.staff('POST', '/api/console/contacts/:contactId/drafts', async (req, res, staff) => {
    const body = parse(draftBeginSchema, req.body);
    const opened = await openContact(req, staff);
    const form = body.ok ? formOf(body.value.formId) : undefined;
    if (!opened.ok) answer(res, opened);
    else if (!body.ok) answer(res, body);
    else answer(res, form ? await begin(form, opened.opened) : noSuchForm());
  });

  routes.staff('POST', '/api/console/drafts/:draftId/answers', async (req, res, staff) => {
    const body = parse(draftAnswerSchema, req.body);
    const opened = await open(req, staff);
    answer(res, !opened.ok ? opened : body.ok ? await write(opened, body.value, staff.name) : body);
  });

  routes.staff('POST', '/api/console/drafts/:draftId/send', async (req, res, staff) => {
    const body = parse(draftSendSchema, req.body);
    const opened = await open(req, staff);
    const outcome = !opened.ok ? opened : body.ok ? await sendFromDesk(ports, opened, body.value) : body;
    if (opened.ok && outcome.ok) tellResident(opened.conversationId);
    answer(res, outcome);
  });

  routes.staff('POST', '/api/console/drafts/:draftId/text', async (req, res, staff) => {
    const body = parse(draftTextSchema, req.body);
    const opened = await open(req, staff);
    const outcome: Outcome<DraftTexted> = !opened.ok
      ? opened
      : !body.ok
        ? body
        : opened.draft.version === body.value.version
          ? await ports.confirmLinks.text(opened, opened.conversationId)
          : changed();
    if (outcome.ok) res.json({ number: outcome.number } satisfies DraftTexted);
    else sendProblemJson(res, outcome.problem);
  });

  /** What was said in the conversation is written down at once; what the council knows waits to be taken over. */
  async function begin(
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
    await markAssisted(db, draft.id);
    tellResident(conversationId);
    return { ok: true, saved: { draft: draftView(form, draft), wrong: null } };
  }

  async function write(
    opened: OpenForm & { conversationId: string },
    given: z.infer<typeof draftAnswerSchema>,
    name: string,
  ): Promise<Outcome<{ saved: DraftSaved }>> {
    const contact = await liveContact(db, opened.conversationId);
    const known = contact ? await readKnown(db, contact.id, mayFillIn) : {};
    const outcome = await writeAnswer(ports, opened, given, { by: 'agent', name, known });
    if (!outcome.ok) return outcome;
    await markAssisted(db, opened.draft.id);
    tellResident(opened.conversationId);
    return outcome;
  }
}

function answer(res: Response, outcome: Outcome<{ saved: DraftSaved }>): void {
  if (outcome.ok) res.json(outcome.saved);
  else sendProblemJson(res, outcome.problem);
}
