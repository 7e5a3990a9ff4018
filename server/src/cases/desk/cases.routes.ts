/** Cases for the desk: open ones by the day that is due, and what is done about one. */
import { caseStepSchema } from '@hub/contract';
import type { CaseStep, DeskCaseList } from '@hub/contract';
import * as z from 'zod';
import { cleanText, maskCards } from '../../conversation/index.ts';
import type { Publish } from '../../conversation/index.ts';
import { sendProblemJson } from '../../platform/http/send-problem.ts';
import { parse } from '../../platform/parse.ts';
import { trainedAmong } from '../../restricted/index.ts';
import type { Routes, StaffIdentity } from '../../security/index.ts';
import { answeredOnes, openOnes } from './desk-cases.store.ts';
import type { Asker } from './desk-cases.store.ts';
import { onDesk } from './on-desk.ts';
import { takeStep } from './take-step.ts';
import type { StepPorts } from './take-step.ts';

export interface CasePorts extends StepPorts {
  publish: Publish;
  /** A text may be due. */
  onText: () => void;
  announceTasks: () => void;
  /** What stands for a resident whose name is not known, or not for whoever asks. */
  nobody: string;
}

const caseIdSchema = z.object({ caseId: z.uuid() });

export function serveCases(routes: Routes, ports: CasePorts): void {
  const { db, clock, holidays, publish, nobody } = ports;
  const askerOf = async ({ staffId, role }: StaffIdentity): Promise<Asker> => ({
    ...{ staffId, role },
    isTrained: (await trainedAmong(db, [staffId])).has(staffId),
  });

  routes.staff('GET', '/api/console/cases', async (_req, res, staff) => {
    const asker = await askerOf(staff);
    const shown = { isTrained: asker.isTrained, holidays: holidays(), nobody };
    const [open, answered] = await Promise.all([openOnes(db, asker), answeredOnes(db, asker, clock())]);
    const list: DeskCaseList = {
      open: open.rows.map((row) => onDesk(row, shown)),
      openCount: open.count,
      answered: answered.map((row) => onDesk(row, shown)),
    };
    res.json(list);
  });

  routes.staff('POST', '/api/console/cases/:caseId/steps', async (req, res, staff) => {
    const [named, given] = [parse(caseIdSchema, req.params), parse<CaseStep>(caseStepSchema, req.body)];
    const outcome = !named.ok
      ? named
      : !given.ok
        ? given
        : await takeStep(ports, await askerOf(staff), named.value.caseId, masked(given.value));
    if (!outcome.ok) {
      sendProblemJson(res, outcome.problem);
      return;
    }
    const { stepped, events } = outcome;
    publish(events);
    if (stepped.told === 'text') ports.onText();
    if (stepped.told === 'person') ports.announceTasks();
    res.json(stepped);
  });
}

/** Cards are masked before anything is stored (P03). */
const masked = (step: CaseStep): CaseStep =>
  step.step === 'extend' ? { ...step, reason: maskCards(cleanText(step.reason)).text } : step;
