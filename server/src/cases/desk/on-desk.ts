/** How a case stands, as the desk shows it. Pure. */
import type { Case, DeskCase } from '@hub/contract';
import { limitsOf } from '../index.ts';
import type { Holidays } from '../index.ts';
import { latestDay } from './extension.ts';

export interface CaseRow {
  caseId: string;
  contactId: string;
  conversationId: string | null;
  residentId: string | null;
  reference: string;
  kind: Case['kind'];
  stage: number;
  acknowledgeBy: string | null;
  answerBy: string;
  firstAnswerBy: string;
  isAcknowledged: boolean;
  isClosed: boolean;
  reason: string | null;
  dueBefore: string | null;
  residentName: string | null;
  isRestricted: boolean;
  isReviewed: boolean;
  mayChange: boolean;
}

/** `isTrained`: whoever asks may read what few may. Others are told that the case is there, and not whose (P10 to P12, P15). */
export function onDesk(
  row: CaseRow,
  { isTrained, holidays, nobody }: { isTrained: boolean; holidays: Holidays; nobody: string },
): DeskCase {
  const { caseId, reference, kind, stage, answerBy, reason, dueBefore } = row;
  const isShown = !row.isRestricted || isTrained || row.mayChange;
  const acknowledgeBy = row.isAcknowledged || row.isClosed ? null : row.acknowledgeBy;
  return {
    ...{ caseId, reference, kind, stage, acknowledgeBy, answerBy, closed: row.isClosed },
    residentName: isShown ? (row.residentName ?? nobody) : nobody,
    dueBy: acknowledgeBy !== null && acknowledgeBy < answerBy ? acknowledgeBy : answerBy,
    extended: isShown && reason !== null && dueBefore !== null ? { reason, dueBefore } : null,
    extendTo: latestDay(row, holidays),
    mayReview: stage === 1 && limitsOf(kind, 2) !== undefined && !row.isReviewed,
    mayChange: row.mayChange,
  };
}
