/**
 * Asks somebody on the telephone by text whether a form is right: a link, sealed for one version of one draft and good for half an
 * hour, to a page that shows it. The text says nothing of whom or what it is about (P38).
 */
import type { ConfirmView, DraftTexted, Outcome } from '@hub/contract';
import { answersInWords, phoneInWords, readUkPhone } from '@hub/forms';
import type { Form } from '@hub/forms';
import * as z from 'zod';
import type { Database, Tx } from '../platform/database/client.ts';
import { fill } from '../platform/fill.ts';
import { refused } from '../platform/problem.ts';
import type { Sealer } from '../security/index.ts';
import { confirmDraft, doubtDraft } from './confirm.store.ts';
import { draftView } from './draft-view.ts';
import { readDraft } from './drafts.store.ts';
import { reportWording } from './wording.ts';
import type { OpenForm } from './write-answer.ts';

export interface ConfirmLinkPorts {
  db: Database;
  clock: () => Date;
  council: string;
  publicBaseUrl: string;
  sealer: Sealer;
  forms: readonly Form[];
  /** Writes a text that an adviser asks for, once for its cause; answers why it may not be sent, or null. */
  writeText: (
    tx: Tx,
    text: { conversationId: string; receiver: string; body: string; cause: string; now: Date },
  ) => Promise<WhyNotTexted | null>;
  onText: () => void;
  /** The adviser is to see what was said. */
  tellAgent: (conversationId: string) => Promise<void>;
}

export type WhyNotTexted = 'not-mobile' | 'stopped' | 'bad-number' | 'unsafe';

export interface ConfirmLinks {
  /** Texts the link to the number on the line, or else to the one in the form. */
  text(opened: OpenForm, conversationId: string): Promise<Outcome<DraftTexted>>;
  /** Null when it is no link of ours, or too old. Looking changes nothing: networks look at links before people do. */
  look(token: string): Promise<ConfirmView | null>;
  /** The same after this answer; one about another version changes nothing. */
  answer(token: string, isRight: boolean): Promise<ConfirmView | null>;
}

const MINUTES = 30;
const tokenSchema = z.tuple([z.uuid(), z.int()]);

export function createConfirmLinks(ports: ConfirmLinkPorts): ConfirmLinks {
  const { db, clock, forms, sealer } = ports;
  const wording = reportWording.confirm;

  const find = async (token: string) => {
    const read = tokenSchema.safeParse(sealer.open(token, clock()));
    if (!read.success) return null;
    const [draftId, version] = read.data;
    const draft = await readDraft(db, draftId);
    const form = forms.find(({ id }) => id === draft?.formId);
    return draft && form ? { draft, form, version } : null;
  };

  const look = async (token: string): Promise<ConfirmView | null> => {
    const found = await find(token);
    if (!found) return null;
    const { draft, form, version } = found;
    if (draft.state === 'sent' && draft.reference !== null) return { state: 'sent', reference: draft.reference };
    if (draft.state !== 'open' || draft.version !== version) return { state: 'changed' };
    if (draft.confirmedBy !== null) return { state: 'confirmed' };
    if (draft.doubtedAt !== null) return { state: 'doubted' };
    const answers = answersInWords(form, draft.answers).map(({ field, text }) => ({ label: field.label, text }));
    return { state: 'asks', title: form.title, answers };
  };

  return {
    look,
    text: async ({ draft, form }, conversationId) => {
      const now = clock();
      if (draftView(form, draft).missing.length > 0)
        return refused('not-allowed', wording.notWhole, { where: 'version' });
      const { number } = await db.conversation.findUniqueOrThrow({
        where: { id: conversationId },
        select: { number: true },
      });
      const phone = form.fields.find(({ means }) => means === 'phone');
      const inForm = phone && draft.answers[phone.id]?.value;
      const receiver = number ?? (typeof inForm === 'string' ? asDialled(inForm) : '');
      const token = sealer.seal([draft.id, draft.version], new Date(now.getTime() + MINUTES * 60_000));
      const url = `${ports.publicBaseUrl}/confirm/${token}`;
      const body = fill(wording.text, { council: ports.council, url, minutes: String(MINUTES) });
      const why = await db.$transaction((tx) =>
        ports.writeText(tx, { conversationId, receiver, body, cause: `${draft.id} ${draft.version}`, now }),
      );
      if (why !== null) return refused('not-allowed', wording.notTexted[why]);
      ports.onText();
      return { ok: true, number: phoneInWords(readUkPhone(receiver) ?? receiver) };
    },
    answer: async (token, isRight) => {
      const found = await find(token);
      if (!found) return null;
      const { draft, version } = found;
      const seen = { draftId: draft.id, version };
      const now = clock();
      const isKept = isRight ? await confirmDraft(db, seen, { by: 'text-link', now }) : await doubtDraft(db, seen, now);
      if (isKept && draft.conversationId !== null) await ports.tellAgent(draft.conversationId);
      return look(token);
    },
  };
}

const asDialled = (national: string): string => national.replace(/^0/, '+44');
