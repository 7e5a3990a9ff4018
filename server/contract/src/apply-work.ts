/** The console's picture of the work, and the functions that keep it true as events arrive. */
import type { Alert, ContactSummary, Offer, WorkSnapshot } from './work.ts';

const without = (list: readonly ContactSummary[], id: string) => list.filter((contact) => contact.contactId !== id);

/** Most urgent first, then the longest waiting: the order in which people will be answered, leaving ageing to the hub. */
function byUrgency(a: ContactSummary, b: ContactSummary): number {
  return a.priority - b.priority || a.queuedAt.localeCompare(b.queuedAt) || a.contactId.localeCompare(b.contactId);
}

const byQueuedAt = (a: ContactSummary, b: ContactSummary) =>
  a.queuedAt.localeCompare(b.queuedAt) || a.contactId.localeCompare(b.contactId);

function put(list: readonly ContactSummary[], contact: ContactSummary, isIn: boolean): ContactSummary[] {
  const others = without(list, contact.contactId);
  return isIn ? [...others, contact].sort(byQueuedAt) : others;
}

/** Puts a changed contact where it now belongs: in my work, in the queue, or nowhere. An older version changes nothing. */
export function applyContact(work: WorkSnapshot, contact: ContactSummary): WorkSnapshot {
  const known = [...work.mine, ...work.helping, ...work.held, ...work.queue].find(
    (held) => held.contactId === contact.contactId,
  );
  if (known && known.version >= contact.version) return work;
  const waiting = contact.state === 'queued' || contact.state === 'offered';
  const isMine =
    contact.assignedTo === work.me.staffId && (contact.state === 'assigned' || contact.state === 'wrap-up');
  const { staffId, role } = work.me;
  const isHelped = contact.helpers.some((helper) => helper.staffId === staffId);
  const isHeld = role === 'supervisor' && contact.state === 'assigned' && !isMine;
  return {
    ...work,
    helping: put(work.helping, contact, isHelped),
    held: put(work.held, contact, isHeld),
    mine: put(work.mine, contact, isMine),
    queue: waiting
      ? [...without(work.queue, contact.contactId), contact].sort(byUrgency)
      : without(work.queue, contact.contactId),
    alerts:
      contact.state === 'closed' ? work.alerts.filter((a) => a.contact.contactId !== contact.contactId) : work.alerts,
  };
}

/** Adds an offer held out to me; a repeated one changes nothing. */
export function applyOffer(work: WorkSnapshot, offer: Offer): WorkSnapshot {
  if (work.offers.some((held) => held.offerId === offer.offerId)) return work;
  return { ...work, offers: [...work.offers, offer] };
}

/** Takes away an offer that was answered, expired or withdrawn. */
export function removeOffer(work: WorkSnapshot, offerId: string): WorkSnapshot {
  return { ...work, offers: work.offers.filter((offer) => offer.offerId !== offerId) };
}

/** Adds an alert once, newest first. */
export function applyAlert(work: WorkSnapshot, alert: Alert): WorkSnapshot {
  if (work.alerts.some((held) => held.alertId === alert.alertId)) return work;
  return { ...work, alerts: [alert, ...work.alerts] };
}
