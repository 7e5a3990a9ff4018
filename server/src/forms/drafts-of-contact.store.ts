/** The e-forms beside a contact, for whoever helps with it. */
import type { DraftView } from '@hub/contract';
import type { Form } from '@hub/forms';
import type { Database } from '../platform/database/client.ts';
import { draftView } from './draft-view.ts';
import { draftsOf } from './drafts.store.ts';

/** Drafts of the contact's conversation as they are shown; those of a form that is no more are left out. */
export async function draftsOfContact(db: Database, forms: readonly Form[], contactId: string): Promise<DraftView[]> {
  const { conversationId } = await db.contact.findUniqueOrThrow({
    where: { id: contactId },
    select: { conversationId: true },
  });
  if (conversationId === null) return [];
  return (await draftsOf(db, conversationId)).flatMap((draft) => {
    const form = forms.find(({ id }) => id === draft.formId);
    return form ? [draftView(form, draft)] : [];
  });
}
