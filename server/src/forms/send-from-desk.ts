/** Sends a draft from a desk, once and only when the resident said that it is right; says so in the conversation. */
import type { DraftSaved, FormAnswers, Outcome } from '@hub/contract';
import type { Form } from '@hub/forms';
import { v5 as derivedUuid } from 'uuid';
import { openCases } from '../cases/index.ts';
import type { Settings } from '../cases/index.ts';
import { appendWithin } from '../conversation/index.ts';
import type { Publish } from '../conversation/index.ts';
import type { Database, Tx } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import { draftView } from './draft-view.ts';
import { readDraft } from './drafts.store.ts';
import { liveContact } from './live-contact.store.ts';
import { sendDraft } from './send-draft.store.ts';
import { tellMe } from './tell-me.ts';
import { changed } from './write-answer.ts';
import type { OpenForm } from './write-answer.ts';

export interface SendPorts {
  db: Database;
  clock: () => Date;
  publish: Publish;
  /** Days on which nobody works, as 2026-12-25. */
  holidays: () => ReadonlySet<string>;
  /** Of the rules in force: how long a case may take. */
  settings: () => Settings;
  /** Queues the call that a form asks for, in its transaction; what comes back is called after the commit. */
  arrangeCallback: (
    tx: Tx,
    asked: { conversationId: string; residentId: string | null; answers: FormAnswers },
  ) => Promise<() => void>;
}

const notConfirmed = () =>
  refused('not-allowed', 'Read the answers back first, or let the resident confirm them.', { where: 'readBack' });

/** A complaint opens its case (P28), a call back is queued (P61). Sent again, it answers with the same reference. */
export async function sendFromDesk(
  { db, clock, publish, holidays, settings, arrangeCallback }: SendPorts,
  { draft, form }: OpenForm,
  { version, readBack }: { version: number; readBack: boolean },
): Promise<Outcome<{ saved: DraftSaved }>> {
  if (draft.state === 'open' && draft.version !== version) return changed();
  if (draft.state === 'open' && draft.confirmedBy === null && !readBack) return notConfirmed();
  const { conversationId } = draft;
  const now = clock();
  const { sent, appended, tell } = await db.$transaction(async (tx) => {
    const contact = conversationId === null ? null : await liveContact(tx, conversationId);
    const outcome = await sendDraft(tx, form, draft, now, contact && { channel: contact.channel, readBack });
    if (!outcome.ok || !outcome.isNew || conversationId === null) return { sent: outcome, appended: [], tell: null };
    const { destination } = form;
    if (destination.kind === 'case' && contact)
      await openCases(tx, {
        ...{ contactId: contact.id, residentId: contact.residentId, now },
        ...{ holidays: holidays(), settings: settings() },
        kinds: [destination.caseKind],
      });
    const { residentId, answers } = draft;
    const tellOfCall =
      destination.kind === 'callback' ? await arrangeCallback(tx, { conversationId, residentId, answers }) : null;
    return {
      sent: outcome,
      tell: tellOfCall,
      appended: await appendWithin(tx, [saidSent(form, { conversationId, draftId: draft.id, ...outcome })]),
    };
  });
  publish(appended.flatMap((each) => ('event' in each ? [each.event] : [])));
  tell?.();
  const after = (await readDraft(db, draft.id)) ?? draft;
  const [first] = sent.ok ? [] : sent.errors;
  const wrong = first ? { ...first, places: [] } : null;
  return { ok: true, saved: { draft: draftView(form, after), wrong } };
}

function saidSent(form: Form, sent: { conversationId: string; draftId: string; reference: string }) {
  const { conversationId, draftId, reference } = sent;
  return {
    ...({ conversationId, clientId: derivedUuid('sent', draftId), kind: 'message', from: 'bot' } as const),
    text: form.done.replace('{reference}', reference),
    ...tellMe(form, reference),
  };
}
