/** Asks the hub for the cases of the desk, and does something about one. */
import {
  caseSteppedSchema,
  deskCaseListSchema,
  type CaseStep,
  type CaseStepped,
  type DeskCaseList,
} from '@hub/contract';
import { get, post } from '../../hub/api.ts';

const PATH = '/api/console/cases';

export async function fetchCases(): Promise<DeskCaseList> {
  return (await get(PATH, deskCaseListSchema)).body;
}

export function stepCase(caseId: string, step: CaseStep, csrfToken: string): Promise<CaseStepped> {
  return post(`${PATH}/${caseId}/steps`, caseSteppedSchema, csrfToken, step);
}
