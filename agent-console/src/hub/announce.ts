/** What a screen reader is told, once each: new offers, alerts, tasks, messages and calls. Never the history. Pure. */
import type { ContactCall, ContactSummary, ConversationEvent, WorkSnapshot } from '@hub/contract';
import { workWithin } from '../wording/duty-in-words.ts';
import { en } from '../wording/en.ts';
import { humanise } from '../wording/in-words.ts';
import { allOpen, openContact } from './mine.ts';
import { newTasks } from './new-tasks.ts';
import type { Change, WorkChange } from './reduce.ts';
import type { Announcement, HubState } from './state.ts';

type Said = Omit<Announcement, 'id'>;

const contactOf = (work: WorkSnapshot | null, conversationId: string): ContactSummary | undefined =>
  allOpen(work).find((contact) => contact.conversationId === conversationId);

function ofEvents(after: HubState, conversationId: string, events: readonly ConversationEvent[]): Said | null {
  const contact = contactOf(after.work, conversationId);
  const heard = events.filter((event) => event.from === 'resident' && event.kind === 'message');
  const ended = events.find((event) => event.kind === 'ended');
  const last = heard.at(-1);
  if (!contact) return null;
  if (ended) return { text: ended.text, urgent: false };
  if (!last) return null;
  const text =
    heard.length === 1
      ? en.announce.message(contact.residentName, last.text)
      : en.announce.messages(heard.length, contact.residentName);
  return { text, urgent: false };
}

function ofWork(before: HubState, after: HubState, change: WorkChange): Said | null {
  if (change.type === 'offer' && before.work?.offers.length !== after.work?.offers.length) {
    return { text: en.announce.offer(change.offer), urgent: true };
  }
  if (change.type === 'alert' && before.work?.alerts.length !== after.work?.alerts.length) {
    return { text: en.announce.alert(humanise(change.alert.signal), change.alert.contact.subject), urgent: true };
  }
  if (change.type === 'me' && before.work?.me.status !== after.work?.me.status) {
    return { text: en.announce.status(change.me.status), urgent: false };
  }
  return null;
}

/** How a line stood when the page first saw it is on the page, and is not spoken. */
function ofCall(before: HubState, { contactId, phase }: ContactCall): Said | null {
  const known = before.calls[contactId];
  if (!known || known.phase === phase) return null;
  const words = en.call.announced[phase];
  const contact = before.work?.mine.find((mine) => mine.contactId === contactId);
  const text = contact && contactId !== before.selected ? en.call.announcedOf(contact.residentName, words) : words;
  return { text, urgent: false };
}

/** A colleague whom I asked does not come: they declined, did not answer, or are not asked any more. */
function ofContact(before: HubState, after: HubState, { contactId }: ContactSummary): Said | null {
  const asked = openContact(before.work, contactId)?.asking ?? null;
  const now = after.work?.mine.find((mine) => mine.contactId === contactId);
  if (asked === null || now?.state !== 'assigned' || now.asking !== null) return null;
  if (now.helpers.some(({ staffId }) => staffId === asked.staffId)) return null;
  return { text: en.transfer.notJoining(asked.name), urgent: false };
}

/** What was to do already when the console started is on the page, and is not spoken. */
function ofTasks(before: WorkSnapshot | null, { tasks }: WorkSnapshot): Said | null {
  const [first, ...others] = before ? newTasks(before.tasks, tasks) : [];
  if (!first) return null;
  const text = others.length === 0 ? en.announce.task(workWithin(first.duty)) : en.announce.tasks(others.length + 1);
  return { text, urgent: false };
}

/** The sentence for a change that has just been applied, or null when there is nothing to say. */
export function sayFor(before: HubState, after: HubState, change: Change): Said | null {
  if (change.type === 'say') return { text: change.text, urgent: change.urgent };
  if (change.type === 'connection') {
    if (before.connection === 'connecting' || before.connection === after.connection) return null;
    return { text: en.connection[after.connection].long, urgent: false };
  }
  if (change.type === 'events') {
    // A thread that had not been read to its end is being filled: that is history.
    if (!before.complete[change.conversationId]) return null;
    const heldBefore = before.threads[change.conversationId]?.lastSeq ?? 0;
    const events = after.threads[change.conversationId]?.events ?? [];
    const fresh = events.filter((event) => event.seq > heldBefore);
    return ofEvents(after, change.conversationId, fresh);
  }
  if (change.type === 'contact') return ofContact(before, after, change.contact);
  if (change.type === 'call') return ofCall(before, change.call);
  if (change.type === 'snapshot') return ofTasks(before.work, change.work);
  if (change.type === 'offer' || change.type === 'alert' || change.type === 'me') return ofWork(before, after, change);
  return null;
}
