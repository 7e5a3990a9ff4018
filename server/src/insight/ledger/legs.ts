/** The legs of a contact, and what each cost: written from its record alone, so the same record gives the same rows. Pure. */
import { countsAs } from '@hub/contract';
import type { Channel } from '@hub/contract';
import { londonDay } from '../london-day.ts';
import type { Money } from './money.ts';
import { tariffAt } from './tariff.ts';
import type { Priced, Tariff } from './tariff.ts';

/** What is stored of a contact, as far as it can cost something. */
export interface ContactRecord {
  id: string;
  channel: Channel;
  serviceId: string | null;
  startedAt: Date;
  /** When somebody accepted it; null while nobody did. */
  acceptedAt: Date | null;
  /** Nobody was needed until it was over. */
  endedWithoutPerson: boolean;
  /** The first turn of the assistant in it. */
  firstTurnAt: Date | null;
  /** Each time that an agent took it up or took it over. */
  takenAt: readonly Date[];
  /** Calls that were made for it. */
  calls: readonly { id: string; startedAt: Date }[];
}

/** A form that was sent, by itself or in a contact. */
export interface FormRecord {
  id: string;
  contactId: string | null;
  serviceId: string | null;
  sentAt: Date;
  assisted: boolean;
  channel: Channel | null;
}

export interface Leg {
  /** Names it for ever, so that it is written once however often the ledger is restated. */
  leg: string;
  contactId: string | null;
  serviceId: string | null;
  touch: Priced;
  at: Date;
  day: string;
}

export type LedgerRow = Leg & { tariffId: string; price: Money };

export function legsOfContact(contact: ContactRecord): Leg[] {
  const { id, serviceId, startedAt } = contact;
  const base = { contactId: id, serviceId, day: londonDay(startedAt) };
  const bot = botAt(contact);
  return [
    ...(bot === null ? [] : [{ ...base, leg: `${id}/bot`, touch: 'bot' as const, at: bot }]),
    ...personLegs(contact).map(({ key, at }) => ({
      ...base,
      leg: `${id}/${key}`,
      touch: countsAs({ assisted: true, channel: contact.channel }).cost,
      at,
    })),
  ];
}

/** A chat or a text that ended and never needed a person was answered by the assistant, also where its turns are not kept. */
function botAt({ channel, firstTurnAt, startedAt, endedWithoutPerson }: ContactRecord): Date | null {
  const isWritten = channel === 'webchat' || channel === 'sms';
  return firstTurnAt ?? (isWritten && endedWithoutPerson ? startedAt : null);
}

function personLegs({ channel, acceptedAt, startedAt, takenAt, calls }: ContactRecord): { key: string; at: Date }[] {
  const first = acceptedAt === null ? [] : [acceptedAt];
  if (channel === 'webchat')
    return (takenAt.length > 0 ? takenAt : first).map((at, index) => ({ key: `agent-${index + 1}`, at }));
  if (calls.length > 0) return calls.map(({ id, startedAt: at }) => ({ key: `call-${id}`, at }));
  // A call back costs nothing until somebody rings; whatever else came in cost something by coming.
  return (channel === 'callback' ? first : [startedAt]).map((at) => ({ key: 'thread', at }));
}

/** Sent with a person it costs what that person's leg costs already, and nothing more. */
export function legsOfForm({ id, contactId, serviceId, sentAt, assisted, channel }: FormRecord): Leg[] {
  const { cost } = countsAs({ assisted, channel });
  if (cost !== 'online') return [];
  return [{ leg: `${id}/form`, contactId, serviceId, touch: cost, at: sentAt, day: londonDay(sentAt) }];
}

export function price(legs: readonly Leg[], tariffs: readonly Tariff[]): LedgerRow[] {
  return legs.map((leg) => {
    const tariff = tariffAt(tariffs, leg.touch, leg.at);
    return { ...leg, tariffId: tariff.id, price: tariff.price };
  });
}
