/**
 * A resident's reports and how they get on. The back office is not asked here: the job `progress` asks it every few minutes and keeps
 * what it said (see docs/operations/reports.md), so this panel is there, with its age, also while the back office is away.
 */
import type { PanelData } from '@hub/contract';
import type { Form } from '@hub/forms';
import type { Database } from '../platform/database/client.ts';
import type { Answer } from './offices/index.ts';
import { residentWording } from './wording.ts';

const SHOWN = 10;

/** The newest ten. As old as what was asked longest ago of those that are not closed. */
export async function readCasesOf(
  db: Database,
  { residentId, forms, now }: { residentId: string; forms: readonly Form[]; now: Date },
): Promise<Answer<PanelData<'cases'>>> {
  const rows = await db.submission.findMany({
    where: { OR: [{ draft: { residentId } }, { draft: { conversation: { residentId } } }] },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: SHOWN,
    select: {
      ...{ reference: true, createdAt: true, state: true, status: true, stage: true, expectedOn: true, askedAt: true },
      draft: { select: { formId: true } },
    },
  });
  const stages: Readonly<Record<string, string>> = residentWording.stages;
  const asked = rows.flatMap(({ status, askedAt }) =>
    status === 'closed' || askedAt === null ? [] : [askedAt.getTime()],
  );
  return {
    state: 'ready',
    asOf: new Date(Math.min(now.getTime(), ...asked)),
    data: rows.map((row) => {
      const stage = row.state === 'sent' ? (row.stage ?? 'received') : 'waiting';
      return {
        reference: row.reference,
        subject: forms.find(({ id }) => id === row.draft.formId)?.title ?? residentWording.subjectNotKnown,
        stage: stages[stage] ?? stage,
        expectedOn: row.expectedOn?.toISOString().slice(0, 10) ?? null,
        sentAt: row.createdAt.toISOString(),
      };
    }),
  };
}
