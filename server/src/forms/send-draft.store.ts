/** Sends a draft: checked once more, marked as sent and written into the outbox in one transaction, so that it is sent once. */
import type { Channel } from '@hub/contract';
import { check, confirmAll, valuesOf } from '@hub/forms';
import type { FieldError, Form } from '@hub/forms';
import type { Tx } from '../platform/database/client.ts';
import { referenceFrom } from '../platform/reference.ts';
import type { Draft } from './drafts.store.ts';
import { toSubmission } from './to-submission.ts';

export type Sent =
  | { ok: true; reference: string; isNew: boolean }
  /** What is still missing or wrong; nothing was changed. */
  | { ok: false; errors: FieldError[] };

/** An agent sent it with the resident: by which channel they spoke, and whether the answers were read out to them just now. */
export interface Assistance {
  channel: Channel;
  readBack: boolean;
}

/**
 * Sends an open draft of a form that goes to the back office. Sent again, by a second press or another tab, it answers with the
 * same reference and nothing is sent twice. The delivery itself is the job's: the reference holds whether or not the back
 * office is there. The caller adds the job after the commit.
 */
export async function sendDraft(
  tx: Tx,
  form: Form,
  draft: Draft,
  now: Date,
  assistance: Assistance | null = null,
): Promise<Sent> {
  if (draft.state === 'sent' && draft.reference !== null) return { ok: true, reference: draft.reference, isNew: false };
  const errors = await check(form, valuesOf(form, draft.answers), now);
  if (errors.length > 0) return { ok: false, errors };
  const reference = referenceFrom('R', draft.id);
  const { count } = await tx.formDraft.updateMany({
    where: { id: draft.id, state: { not: 'sent' }, version: draft.version },
    data: {
      state: 'sent',
      answers: confirmAll(draft.answers),
      reference,
      version: { increment: 1 },
      sentAt: now,
      updatedAt: now,
      ...(assistance?.readBack === true && { confirmedBy: 'read-back', confirmedAt: now }),
    },
  });
  // Somebody else was faster: what they sent is what was sent.
  if (count === 0) return { ok: true, reference, isNew: false };
  if (form.destination.kind === 'open311')
    await tx.submission.create({
      data: {
        ...toSubmission(form, draft.answers, reference),
        id: draft.id,
        draftId: draft.id,
        nextAt: now,
        createdAt: now,
        assisted: assistance !== null,
        channel: assistance?.channel ?? null,
      },
      select: { id: true },
    });
  return { ok: true, reference, isNew: true };
}
