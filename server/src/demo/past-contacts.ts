/**
 * The contacts of the demonstration's last eight weeks, on every channel. Pure: the same data and moment give the same
 * contacts. The mix is invented; what it respects is who can use which channel.
 */
import type { Channel, Disposition } from '@hub/contract';
import type { DemoData, DemoResident } from './demo-data.ts';
import { createDraw } from './draw.ts';
import type { Draw } from './draw.ts';

export interface PastContact {
  id: string;
  residentId: string | null;
  channel: Channel;
  serviceId: string;
  state: 'closed';
  queue: string;
  priority: number;
  reason: string;
  assignedTo: string | null;
  startedAt: Date;
  queuedAt: Date | null;
  acceptedAt: Date | null;
  endedAt: Date;
  closedAt: Date;
  disposition: Disposition | null;
  outcome: 'resolved' | 'failed' | 'unknown';
}

export const PAST_CONTACTS = 600;
const SEED = 20261124;
const DAYS = 56;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

type Mix = Readonly<Partial<Record<Channel, number>>>;
const MIXES = {
  offline: { phone: 55, 'face-to-face': 25, letter: 15, callback: 5 },
  written: { webchat: 60, sms: 30, email: 10 },
  discreet: { webchat: 100 },
  mobile: { webchat: 40, sms: 30, phone: 30 },
  anonymous: { webchat: 60, phone: 30, sms: 10 },
  anyChannel: { webchat: 45, phone: 25, email: 15, sms: 10, callback: 5 },
} as const satisfies Record<string, Mix>;

/** How often each service is asked for; a service that is not named here is asked for now and then. */
const DEMAND: Readonly<Record<string, number>> = {
  'missed-bin': 90,
  'council-tax-account': 80,
  'report-environmental': 60,
  'housing-benefit': 50,
  'report-pothole': 50,
  'bulky-waste': 45,
  'council-housing': 40,
  'school-places': 25,
  'report-street-light': 25,
  myaccount: 25,
  'blue-badge': 20,
  'adult-social-care': 15,
  homelessness: 10,
};
const QUEUES: Readonly<Record<string, string>> = {
  'missed-bin': 'environment',
  'report-environmental': 'environment',
  'report-pothole': 'environment',
  'report-street-light': 'environment',
  'bulky-waste': 'environment',
  'council-housing': 'housing',
  homelessness: 'housing-options',
  'adult-social-care': 'social-care',
  'school-places': 'schools',
  complaint: 'complaints',
  'council-tax-account': 'revenues-benefits',
  'housing-benefit': 'revenues-benefits',
  ebilling: 'revenues-benefits',
  enotifications: 'revenues-benefits',
  'debt-single-view': 'revenues-benefits',
};
const DISPOSITIONS: Readonly<Record<Disposition, number>> = {
  resolved: 68,
  'passed-to-service': 16,
  'callback-arranged': 6,
  'resident-left': 5,
  'could-not-help': 5,
};

/** Which channels a resident can be met on. Nobody without access is ever given a chat (promise one). */
export function channelsOf(resident: DemoResident | null): Mix {
  if (!resident) return MIXES.anonymous;
  if (resident.safeContact === 'no') return MIXES.discreet;
  if (resident.digitalAccess === 'none' || resident.digitalSkills === 'low') return MIXES.offline;
  if (resident.needs.some((need) => ['bsl', 'no-phone', 'text-only'].includes(need))) return MIXES.written;
  if (resident.digitalAccess === 'mobileOnly') return MIXES.mobile;
  return resident.lineType === 'landline' ? MIXES.offline : MIXES.anyChannel;
}

/** A moment of the last eight weeks in office hours, most of them on weekdays, and over by `now`. */
function moment(draw: Draw, now: Date): Date {
  for (;;) {
    const midnight = Math.floor(now.getTime() / DAY_MS) * DAY_MS - Math.floor(draw.fraction() * DAYS) * DAY_MS;
    const at = new Date(midnight + (9 * 60 + Math.floor(draw.fraction() * 8 * 60)) * MINUTE_MS);
    const isWeekend = [0, 6].includes(at.getUTCDay());
    const isOver = at.getTime() + 3 * 60 * MINUTE_MS < now.getTime();
    if (isOver && (!isWeekend || draw.fraction() < 0.15)) return at;
  }
}

const later = (at: Date, minutes: number) => new Date(at.getTime() + Math.round(minutes * MINUTE_MS));

/** What a chat with the bot alone came to. Resolved only where the resident said so. */
function botOnly(draw: Draw, startedAt: Date) {
  const endedAt = later(startedAt, 1 + draw.fraction() * 6);
  const outcome = draw.weighted({ resolved: 55, unknown: 35, failed: 10 });
  return {
    ...{ assignedTo: null, queuedAt: null, acceptedAt: null, disposition: null, queue: 'general' },
    ...{ endedAt, closedAt: endedAt, outcome, reason: 'The assistant answered.' },
  };
}

function withAgent(draw: Draw, startedAt: Date, serviceId: string, staff: DemoData['staff']) {
  const queue = QUEUES[serviceId] ?? 'general';
  const queuedAt = later(startedAt, draw.fraction() * 2);
  const acceptedAt = later(queuedAt, 0.1 + draw.fraction() * draw.fraction() * 12);
  const endedAt = later(acceptedAt, 2 + draw.fraction() * 16);
  const disposition = draw.weighted(DISPOSITIONS);
  const outcome =
    disposition === 'resolved' ? 'resolved' : disposition === 'could-not-help' ? 'failed' : ('unknown' as const);
  return {
    queue,
    ...{ queuedAt, acceptedAt, endedAt, closedAt: later(endedAt, 0.5 + draw.fraction() * 3) },
    ...({ disposition, outcome, reason: 'The resident wanted to talk to a person.' } as const),
    assignedTo: draw.oneOf(staff.filter((person) => person.role === 'agent' && person.queues.includes(queue))).id,
  };
}

/** About eight weeks of closed contacts, oldest first. */
export function pastContacts({ services, staff, residents }: DemoData, now: Date): PastContact[] {
  const draw = createDraw(SEED);
  const demand = Object.fromEntries(services.map(({ id }) => [id, DEMAND[id] ?? 5]));
  const contacts = Array.from({ length: PAST_CONTACTS }, (_, index): PastContact => {
    const resident = draw.fraction() < 0.12 ? null : draw.oneOf(residents);
    const serviceId = draw.weighted(demand);
    const channel = draw.weighted<Channel>(channelsOf(resident));
    const startedAt = moment(draw, now);
    const urgent = services.some((service) => service.id === serviceId && service.urgent);
    const isBotOnly = channel === 'webchat' && !urgent && draw.fraction() < 0.45;
    return {
      id: `30000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
      residentId: resident?.id ?? null,
      ...{ channel, serviceId, state: 'closed', priority: urgent ? 2 : 4, startedAt },
      ...(isBotOnly ? botOnly(draw, startedAt) : withAgent(draw, startedAt, serviceId, staff)),
    };
  });
  return contacts.sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime() || a.id.localeCompare(b.id));
}
