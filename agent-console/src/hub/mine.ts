/** The contacts that I can open: those that I hold, and those where I help. Pure. */
import type { ContactSummary, HelperHow, WorkSnapshot } from '@hub/contract';

/** Undefined when it is neither. */
export function openContact(work: WorkSnapshot | null, contactId: string | null): ContactSummary | undefined {
  const isIt = (contact: ContactSummary) => contact.contactId === contactId;
  return work?.mine.find(isIt) ?? work?.helping.find(isIt);
}

/** How I help there; null where I hold it, or have no part in it. */
export function howIHelp(contact: ContactSummary, staffId: string | undefined): HelperHow | null {
  return contact.helpers.find((helper) => helper.staffId === staffId)?.how ?? null;
}

export const allOpen = (work: WorkSnapshot | null): ContactSummary[] => [
  ...(work?.mine ?? []),
  ...(work?.helping ?? []),
];
