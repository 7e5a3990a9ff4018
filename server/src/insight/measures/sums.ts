/** What a contact adds to each sum. Every measure is a share of two of these, so what they mean is said here and nowhere else. Pure. */
import type { Channel } from '@hub/contract';
import { RETURN_HOURS } from '../judge-answer.ts';
import { londonDay } from '../london-day.ts';

/** What a measure needs to know of a contact. */
export interface MeasuredContact {
  id: string;
  channel: Channel;
  queue: string;
  serviceId: string | null;
  state: string;
  startedAt: Date;
  queuedAt: Date | null;
  acceptedAt: Date | null;
  endedAt: Date | null;
  closedAt: Date | null;
  disposition: string | null;
  /** From when on a call back was promised. */
  promisedAt: Date | null;
  /** It is known who asked, so that it would be seen if they came back. */
  identified: boolean;
  /** Later contacts of the same person, or in the same conversation, about the same service. */
  later: readonly { at: Date; channel: Channel }[];
  /** How often one agent passed it to another. */
  moves: number;
  /** An answer of the assistant in it was judged resolved, and none failed. */
  answered: boolean;
  /** A form was sent in it. */
  formSent: boolean;
  asked: boolean;
  score: number | null;
  /** Of all its legs, in hundredths of a penny. */
  cost: number;
}

export const SUMS = [
  ...['contacts', 'offered', 'answered', 'inTarget', 'waitSeconds', 'abandoned'],
  ...['handled', 'handleSeconds', 'moved', 'settled', 'known', 'firstTime'],
  ...['cost', 'needs', 'digital', 'asked', 'rated', 'good', 'promised', 'kept'],
  ...['botResolved', 'botFailed', 'botUnknown', 'online', 'completed'],
  ...['taken', 'leftSeconds', 'saved', 'savedFrom'],
] as const;
export type SumName =
  | ('contacts' | 'offered' | 'answered' | 'inTarget' | 'waitSeconds' | 'abandoned')
  | ('handled' | 'handleSeconds' | 'moved' | 'settled' | 'known' | 'firstTime')
  | ('cost' | 'needs' | 'digital' | 'asked' | 'rated' | 'good' | 'promised' | 'kept')
  | ('botResolved' | 'botFailed' | 'botUnknown' | 'online' | 'completed')
  | ('taken' | 'leftSeconds' | 'saved' | 'savedFrom');
export type Sums = Readonly<Record<SumName, number>>;

/** Seconds within which each channel that waits is to be answered. Others have no service level: a text or a letter does not wait on the line. */
export const TARGET_SECONDS: Readonly<Partial<Record<Channel, number>>> = { phone: 20, webchat: 60 };
/** Who leaves sooner than this changed their mind; nobody could have answered. */
export const SHORT_SECONDS = 5;
/** The lowest score that is good. */
export const GOOD_SCORE = 4;

const DIGITAL: readonly Channel[] = ['webchat', 'sms'];
const BY_PERSON: readonly Channel[] = ['phone', 'face-to-face', 'callback'];

export const NO_SUMS = Object.fromEntries(SUMS.map((name) => [name, 0])) as Sums;

export function addUp(all: readonly Partial<Sums>[]): Sums {
  const sums: Record<SumName, number> = { ...NO_SUMS };
  for (const each of all) for (const name of Object.keys(each) as SumName[]) sums[name] += each[name] ?? 0;
  return sums;
}

/** What is kept of sums: a name that is not there counts nothing. */
export const withoutNothing = (sums: Partial<Sums>): Partial<Sums> =>
  Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));

const seconds = (from: Date, to: Date) => Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));
const one = (is: boolean): number => (is ? 1 : 0);

/** What one contact adds, by what is known at a moment. */
export function sumsOfContact(contact: MeasuredContact, now: Date): Sums {
  const { channel, cost, answered, later } = contact;
  const handling =
    contact.acceptedAt !== null && contact.closedAt !== null ? seconds(contact.acceptedAt, contact.closedAt) : null;
  const handled = handling !== null;
  const over = contact.closedAt ?? contact.endedAt;
  // Nobody can come back any more in time to matter.
  const settled = over !== null && over.getTime() + RETURN_HOURS * 3_600_000 <= now.getTime();
  const back = later.filter(({ at }) => over !== null && at.getTime() <= over.getTime() + RETURN_HOURS * 3_600_000);
  const resolved = handled && contact.disposition === 'resolved';
  return {
    ...NO_SUMS,
    ...waiting(contact),
    ...promise(contact, now),
    contacts: 1,
    cost,
    taken: one(contact.acceptedAt !== null),
    handled: one(handled),
    handleSeconds: handling ?? 0,
    moved: one(handled && contact.moves > 0),
    settled: one(handled && settled),
    known: one(handled && settled && contact.identified),
    firstTime: one(resolved && settled && contact.identified && back.length === 0),
    needs: one((resolved || answered) && settled && back.length === 0),
    digital: one(DIGITAL.includes(channel) && !back.some((again) => BY_PERSON.includes(again.channel))),
    asked: one(contact.asked),
    rated: one(contact.score !== null),
    good: one(contact.score !== null && contact.score >= GOOD_SCORE),
    // What was sent as a form is counted where forms are.
    completed: one(resolved && contact.serviceId !== null && !contact.formSent),
  };
}

/** Only what is over its wait: whoever still waits is counted once it is known how it ended. */
function waiting({ channel, queuedAt, acceptedAt, closedAt, disposition }: MeasuredContact): Partial<Sums> {
  const target = TARGET_SECONDS[channel];
  if (target === undefined || queuedAt === null) return {};
  if (acceptedAt !== null) {
    const wait = seconds(queuedAt, acceptedAt);
    return { offered: 1, answered: 1, waitSeconds: wait, inTarget: one(wait <= target) };
  }
  if (closedAt === null) return {};
  const left = disposition === 'resident-left';
  const wait = seconds(queuedAt, closedAt);
  if (left && wait <= SHORT_SECONDS) return {};
  // Whoever chose a call back did not give up.
  return { offered: 1, abandoned: one(left), leftSeconds: left ? wait : 0 };
}

function promise({ channel, promisedAt, acceptedAt }: MeasuredContact, now: Date): Partial<Sums> {
  if (channel !== 'callback' || promisedAt === null) return {};
  const day = londonDay(promisedAt);
  if (acceptedAt === null && londonDay(now) <= day) return {};
  const kept = acceptedAt !== null && acceptedAt >= promisedAt && londonDay(acceptedAt) === day;
  return { promised: 1, kept: one(kept) };
}
