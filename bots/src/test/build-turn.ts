import { createGazetteer, loadDemonstrationStreets, loadForms } from '@hub/forms';
import type { FormPorts } from '../forms/talk.ts';
import type { BotTurn, Guidance, ServiceCard } from '../dialogs/port.ts';
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

/** The demonstration's places, and no report near any of them; any part may be replaced. */
export function buildPorts(parts: Partial<FormPorts> = {}): FormPorts {
  return {
    forms: loadForms(),
    gazetteer: createGazetteer(loadDemonstrationStreets()),
    nearby: () => Promise.resolve([]),
    ...parts,
  };
}
