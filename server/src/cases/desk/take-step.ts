/** What is done about a case at the desk: acknowledged, extended, answered, or looked at again. Each is one transaction. */
import type { CaseStep, CaseStepped, ConversationEvent, Outcome } from '@hub/contract';
import { v5 as derivedUuid } from 'uuid';
import type { Database, Tx } from '../../platform/database/client.ts';
import { fill } from '../../platform/fill.ts';
import { refused } from '../../platform/problem.ts';
import { openCases } from '../index.ts';
import type { Holidays, Settings } from '../index.ts';
import { takeCase } from './desk-cases.store.ts';
import type { Asker } from './desk-cases.store.ts';
import { dayInWords, extensionProblem } from './extension.ts';
import type { CaseRow } from './on-desk.ts';
import { tellResident } from './tell-resident.store.ts';
import type { Told } from './tell-resident.store.ts';
import { caseWording as wording } from './wording.ts';

export interface StepPorts {
  db: Database;
  clock: () => Date;
  newId: () => string;
  council: string;
  holidays: () => Holidays;
  settings: () => Settings;
  personText: string;
}

type Stepped = Outcome<{ stepped: CaseStepped; events: ConversationEvent[] }>;

export function takeStep(ports: StepPorts, asker: Asker, caseId: string, step: CaseStep): Promise<Stepped> {
  return ports.db.$transaction(async (tx): Promise<Stepped> => {
    const of = await takeCase(tx, asker, caseId);
    if (of === null) return refused('not-found', wording.gone, { where: 'caseId' });
    if (!of.mayChange) return refused('not-allowed', wording.notYours, { where: 'caseId' });
    switch (step.step) {
      case 'acknowledged':
        return acknowledge(tx, of, ports.clock());
      case 'answered':
        return close(tx, of, ports.clock());
      case 'review':
        return review(ports, tx, of);
      case 'extend':
        return extend(ports, tx, of, { ...step, byId: asker.staffId });
    }
  });
}

const done = ({ reference, answerBy }: Pick<CaseRow, 'reference' | 'answerBy'>, telling: Told | null): Stepped => ({
  ok: true,
  stepped: { ok: true, told: telling?.told ?? null, reference, answerBy },
  events: telling?.events ?? [],
});

/** Once more changes nothing. */
async function acknowledge(tx: Tx, of: CaseRow, now: Date): Promise<Stepped> {
  await tx.councilCase.updateMany({ where: { id: of.caseId, acknowledgedAt: null }, data: { acknowledgedAt: now } });
  return done(of, null);
}

async function close(tx: Tx, of: CaseRow, now: Date): Promise<Stepped> {
  await tx.councilCase.updateMany({ where: { id: of.caseId, closedAt: null }, data: { closedAt: now } });
  return done(of, null);
}

/** The second stage begins on the day that it is asked for; whatever stood of the first is over with it. */
async function review(ports: StepPorts, tx: Tx, of: CaseRow): Promise<Stepped> {
  const { clock, newId, council, holidays, settings, personText } = ports;
  if (of.kind !== 'complaint' || of.stage !== 1) return refused('not-allowed', wording.noReview, { where: 'step' });
  const now = clock();
  const { contactId, residentId, kind } = of;
  const given = { contactId, residentId, kinds: [kind], stage: 2 as const, now };
  const [opened] = await openCases(tx, { ...given, holidays: holidays(), settings: settings() });
  await close(tx, of, now);
  if (!opened) {
    const before = await tx.councilCase.findUniqueOrThrow({
      where: { contactId_kind_stage: { contactId, kind, stage: 2 } },
      select: { reference: true, answerBy: true },
    });
    return done({ reference: before.reference, answerBy: before.answerBy.toISOString().slice(0, 10) }, null);
  }
  const values = { council, reference: opened.reference, date: dayInWords(opened.answerBy) };
  const telling = {
    ...{ of, clientId: derivedUuid('review', of.caseId), personText, newId, now },
    ...{ words: fill(wording.reviewed, values), text: fill(wording.reviewedText, values) },
  };
  return done(opened, await tellResident(tx, telling));
}

/** A later day, with the reason that the resident is told. The same day sent again is given once. */
async function extend(
  { clock, newId, council, holidays, personText }: StepPorts,
  tx: Tx,
  of: CaseRow,
  { until, reason, byId }: { until: string; reason: string; byId: string },
): Promise<Stepped> {
  if (of.isClosed) return refused('not-allowed', wording.isAnswered, { where: 'step' });
  const isGiven = of.answerBy === until && of.reason === reason;
  if (isGiven) return done(of, null);
  const wrong = extensionProblem(of, until, holidays());
  if (wrong !== null) return refused('bad-payload', wrong, { where: 'until' });
  const now = clock();
  const day = (words: string) => new Date(`${words}T00:00:00Z`);
  await tx.caseExtension.create({
    data: { id: newId(), caseId: of.caseId, dueBefore: day(of.answerBy), dueNow: day(until), reason, byId, at: now },
  });
  await tx.councilCase.update({ where: { id: of.caseId }, data: { answerBy: day(until) }, select: { id: true } });
  const values = { council, reference: of.reference, date: dayInWords(until), reason };
  const telling = {
    ...{ of, clientId: derivedUuid(`extended ${until}`, of.caseId), personText, newId, now },
    ...{ words: fill(wording.extended, values), text: fill(wording.extendedText, values) },
  };
  return done({ ...of, answerBy: until }, await tellResident(tx, telling));
}
