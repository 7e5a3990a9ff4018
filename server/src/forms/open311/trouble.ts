/** How an Open311 server says no: this report cannot be taken, or nothing can be taken now. Pure. */
import { errorsSchema } from './answers.ts';

/** `refused`: the same again would be refused again. `later`: nothing is wrong with what was asked, or nobody knows. */
export type Trouble =
  | { ok: false; kind: 'refused'; problem: string }
  | { ok: false; kind: 'later'; problem: string; retryAfter: string | null };

/**
 * Client errors that say nothing of the report: who asks is not known (the key), the address goes elsewhere, or too much was
 * asked at once. RFC 9110, RFC 6585.
 */
const NOT_ABOUT_THE_REPORT = new Set([401, 403, 407, 408, 421, 425, 429]);
const PROBLEM_LENGTH = 300;

/**
 * Reads an answer that is no success. A page not found without an error of the standard is a wrong address rather than a
 * wrong report.
 */
export function troubleOf(answer: { status: number; body: unknown; retryAfter: string | null }): Trouble {
  const { status, body, retryAfter } = answer;
  const errors = errorsSchema.safeParse(body);
  const said = errors.success ? errors.data.map(({ code, description }) => `${code ?? ''} ${description ?? ''}`) : [];
  const problem = [`HTTP ${status}`, ...said.map((each) => each.trim())].join('; ').slice(0, PROBLEM_LENGTH);
  const isAboutTheReport =
    status >= 400 && status < 500 && !NOT_ABOUT_THE_REPORT.has(status) && (status !== 404 || errors.success);
  return isAboutTheReport ? { ok: false, kind: 'refused', problem } : { ok: false, kind: 'later', problem, retryAfter };
}
