import { describe, expect, it } from '@jest/globals';
import type { Understood } from '@hub/bots';
import { loadRuleSet } from '@hub/routing-rules';
import type { KnownFacts, StoredFacts } from './facts.store.ts';
import { tell } from './told.ts';
import type { Told } from './told.ts';
import { factAges, toFacts } from './to-facts.ts';
import type { Moment } from './to-facts.ts';
import type { DueTurn } from './turn.store.ts';

const NOW = new Date('2026-11-24T10:00:00.000Z');
const NOTHING: Told = { flags: [] };

const asks: Understood['asks'] = {
  person: false,
  complaint: false,
  informationRequest: false,
  dataRequest: false,
  digitalExclusion: false,
  triedOnline: false,
  underEighteen: false,
  forSomeoneElse: false,
  councillor: false,
  legal: false,
  press: false,
  bereavement: false,
  cannotPay: false,
};
const understood = (parts: Partial<Understood> & { asked?: (keyof typeof asks)[] } = {}): Understood => ({
  language: 'en',
  intents: [{ id: 'report-pothole', confidence: 0.9 }],
  safety: null,
  entities: [],
  band: 'answer',
  action: 'answer',
  ...parts,
  asks: { ...asks, ...Object.fromEntries((parts.asked ?? []).map((ask) => [ask, true])) },
});
const moment: Moment = {
  now: NOW,
  opening: { hours: loadRuleSet().files.hours, exceptions: [] },
  open: true,
  bankHoliday: false,
  queue: { waiting: 0, expectedWaitSeconds: null, agentsAvailable: 1 },
};
const turn: DueTurn = {
  conversationId: '30000000-0000-4000-8000-000000000001',
  channel: 'webchat',
  state: 'bot',
  residentId: null,
  identityLevel: 0,
  botState: null,
  botMisses: 0,
  told: {},
  restricted: false,
  saveData: false,
  number: null,
  seq: 2,
  clientId: '30000000-0000-4000-8000-000000000002',
  text: '',
  at: NOW,
};
const resident: NonNullable<StoredFacts['resident']> = {
  digitalAccess: 'home',
  digitalSkills: 'ok',
  needs: [],
  language: 'en-GB',
  flags: ['care'],
  safeContact: 'unknown',
  smsConsent: true,
  lineType: 'mobile',
  updatedAt: '2026-03-01T09:00:00+00:00',
  knownSince: { digitalAccess: '2026-05-01T09:00:00+00:00' },
};
const stored: KnownFacts = {
  service: null,
  resident: null,
  sameService72h: 0,
  earlierOnCase14d: 0,
  formCompleted14d: false,
  failedAttempt: null,
  textsHeldBack: false,
  textedUs: false,
  failedChecks: null,
  lastAgent72h: null,
};

describe('failed checks of who somebody is', () => {
  it('are told once there can have been any, also when there were none (P41)', () => {
    const identityOf = (failedChecks: number | null) =>
      toFacts(turn, understood(), NOTHING, { ...stored, failedChecks }, moment).identity;
    expect([null, 0, 3].map(identityOf)).toEqual([undefined, { failedChecks: 0 }, { failedChecks: 3 }]);
  });
});

describe('what a resident tells of themselves', () => {
  it('is added to what was told before, and never taken back by a hint', () => {
    const told = tell(NOTHING, understood({ asked: ['digitalExclusion', 'bereavement'] }), NOW);
    expect(told).toEqual({ flags: ['bereavement'], digitalAccess: 'none', digitalAccessSince: NOW.toISOString() });
    expect(tell(told, understood(), new Date('2027-01-01'))).toEqual(told);
  });

  it('marks texts as not safe where abuse is spoken of, unless somebody has confirmed that they are (P12)', () => {
    const safety = { signal: 'domestic-abuse' } as Understood['safety'];
    expect(tell(NOTHING, understood({ safety }), NOW)).toMatchObject({ safeContact: 'no', flags: ['domestic-abuse'] });
    expect(tell({ flags: [], safeContact: 'yes' }, understood({ safety }), NOW)).toMatchObject({ safeContact: 'yes' });
  });

  it('wins over the record, whose flags stay (P51)', () => {
    const told: Told = { flags: ['bereavement'], digitalAccess: 'none' };
    const facts = toFacts(turn, understood(), told, { ...stored, resident }, moment);
    expect(facts.resident).toMatchObject({ digitalAccess: 'none', flags: ['care', 'bereavement'] });
  });
});

describe('facts', () => {
  it('leave out what nobody knows, so that the rules take it as unknown', () => {
    const { resident: known } = toFacts(turn, understood(), NOTHING, stored, moment);
    expect(known).toEqual({ known: false, identityLevel: 0 });
  });

  it('say no to texts where they are held back, whatever was agreed before (P12)', () => {
    const held = toFacts(turn, understood(), NOTHING, { ...stored, resident, textsHeldBack: true }, moment);
    expect(held.resident?.smsConsent).toBe(false);
  });

  it('hold what is on record and what was told here together, in the words of the policy (P19)', () => {
    const told: Told = { flags: [], needs: ['speech-impaired'] };
    const needsOf = (record: StoredFacts['resident']) =>
      toFacts(turn, understood(), told, { ...stored, resident: record }, moment).resident?.needs;
    expect(needsOf(null)).toEqual(['speech-impaired', 'speech']);
    expect(needsOf({ ...resident, needs: ['large-print'] })).toEqual(['large-print', 'speech-impaired', 'speech']);
  });

  it('say no to texts to whoever cannot use them, whatever was agreed before (P19)', () => {
    const record = { ...resident, needs: ['no-texts'] };
    expect(toFacts(turn, understood(), NOTHING, { ...stored, resident: record }, moment).resident?.smsConsent).toBe(
      false,
    );
  });

  it('tell a failed attempt, and an error only where the form showed one (P42)', () => {
    const attempt = { at: NOW.toISOString(), error: null };
    const of = (failedAttempt: StoredFacts['failedAttempt']) =>
      toFacts(turn, understood(), NOTHING, { ...stored, failedAttempt }, moment).history;
    expect(of(null)).toMatchObject({ onlineAttempt24h: false, formError: false });
    expect(of(attempt)).toMatchObject({ onlineAttempt24h: true, formError: false });
    expect(of({ ...attempt, error: 'E-17' })).toMatchObject({ onlineAttempt24h: true, formError: true });
  });
});

describe('factAges', () => {
  it('says since when each fact of the resident is known, in UTC', () => {
    const ages = factAges(NOTHING, { ...stored, resident });
    expect(ages['resident.digitalAccess']).toBe('2026-05-01T09:00:00.000Z');
    expect(ages['resident.needs']).toBe('2026-03-01T09:00:00.000Z');
  });

  it('is new where the resident has just told it', () => {
    const told = tell(NOTHING, understood({ asked: ['digitalExclusion'] }), NOW);
    expect(factAges(told, { ...stored, resident })['resident.digitalAccess']).toBe(NOW.toISOString());
  });
});
