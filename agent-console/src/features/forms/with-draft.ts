/** Puts a draft as it was just saved into the details of a contact, until they are fetched again. */
import type { ContactDetail, DraftView } from '@hub/contract';

export function withDraft(detail: ContactDetail | undefined, draft: DraftView): ContactDetail | undefined {
  if (!detail) return detail;
  const others = detail.drafts.filter(({ draftId }) => draftId !== draft.draftId);
  const before = detail.drafts.find(({ draftId }) => draftId === draft.draftId);
  // An answer that was overtaken on its way changes nothing back.
  return before && before.version > draft.version ? detail : { ...detail, drafts: [draft, ...others] };
}
