import { createGazetteer, loadDemonstrationStreets, loadForms } from '@hub/forms';
import type { BinDay } from '../answers/bin-days.ts';
import type { BotPorts, BotTurn, Guidance, ServiceCard } from '../dialogs/port.ts';
import { asksFrom, type Understood } from '../understand/types.ts';

export const POTHOLE: ServiceCard = {
  id: 'report-pothole',
  name: 'Report a pothole',
  url: 'https://demo.example/report-pothole',
  summary: 'Tell us where the hole is.',
};

export const BLUE_BADGE: ServiceCard = {
  id: 'blue-badge',
  name: 'Blue Badges',
  url: '',
  summary: 'Parking for people who find it hard to walk.',
};

/** A message that was understood as a demand, with nothing special about it; any part may be replaced. */
export function buildUnderstood(parts: Partial<Understood> = {}): Understood {
  return {
    language: 'en',
    intents: [{ id: 'report-pothole', confidence: 0.9 }],
    safety: null,
    asks: asksFrom(() => false),
    entities: [],
    band: 'answer',
    action: 'answer',
    ...parts,
  };
}

/** Guidance to answer by the bot, in opening hours; any part may be replaced. */
export function buildGuidance(parts: Partial<Guidance> = {}): Guidance {
  return {
    route: 'bot',
    choices: [],
    wordings: [],
    hoursText: 'Monday to Friday, 9am to 5pm',
    personAvailable: true,
    ...parts,
  };
}

/** One turn of the demonstration conversation, at a fixed time; any part may be replaced. */
export function buildTurn(parts: Partial<BotTurn> = {}): BotTurn {
  return {
    conversationId: '00000000-0000-4000-8000-000000000001',
    text: 'there is a pothole',
    understanding: buildUnderstood(),
    guidance: buildGuidance(),
    state: null,
    clock: new Date('2026-03-02T10:00:00Z'),
    draft: null,
    ...parts,
  };
}

const BIN_PLACE = '1 Example Street, Marlow Reach, ZZ1 1AA';
const BIN_DAYS: BinDay[] = [
  { date: '2026-03-03', day: 'Tuesday', what: 'refuse', place: BIN_PLACE, isMoved: false },
  { date: '2026-03-10', day: 'Tuesday', what: 'recycling', place: BIN_PLACE, isMoved: false },
];

/**
 * The demonstration's places, no report near any of them, and bin days that know one postcode, ZZ1 1AA; any part may be
 * replaced.
 */
export function buildPorts(parts: Partial<BotPorts> = {}): BotPorts {
  return {
    forms: loadForms(),
    gazetteer: createGazetteer(loadDemonstrationStreets()),
    nearby: () => Promise.resolve([]),
    contacts: {
      phone: '01632 960000',
      phoneHours: 'Monday to Friday, 9am to 5pm',
      urgentPhone: '01632 960002',
      place: 'Marlow Reach Library',
      placeHours: 'Monday to Saturday, 9am to 5pm',
    },
    binDays: {
      next: (text, today) =>
        Promise.resolve(/ZZ1 ?1AA/i.test(text) ? (BIN_DAYS.find(({ date }) => date >= today) ?? null) : null),
    },
    ...parts,
  };
}
