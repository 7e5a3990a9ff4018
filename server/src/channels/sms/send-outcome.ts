/** What it means when Twilio does not take a text, and what becomes of the number. Codes: twilio.com/docs/api/errors. Pure. */

export type NumberIs = 'stopped' | 'bad' | null;
export type Outcome =
  | { kind: 'refused'; code: number; numberIs: NumberIs }
  /** Not accepted for certain; to be sent later. */
  | { kind: 'later'; code: number | null }
  /** It may have been accepted: to be looked for before it is sent again. */
  | { kind: 'unknown' };

const STOPPED = new Set([21610, 30004]);
/** 21612, a number that cannot be reached from ours, may be our number's fault: it says nothing of theirs. */
const BAD = new Set([21211, 21614, 30003, 30005, 30006]);
/** Too fast, a full queue, and our own credentials: none of them is the text's fault. */
const LATER = new Set([20003, 20429, 21611, 30001, 30008]);

const numberAfter = (code: number): NumberIs => (STOPPED.has(code) ? 'stopped' : BAD.has(code) ? 'bad' : null);

/** What came of a request, from what the client throws: its errors have a status and a code; a lost connection has neither. */
export function outcomeOf(error: unknown): Outcome {
  const { status, code } = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  if (typeof status !== 'number' || status >= 500 || status < 400) return { kind: 'unknown' };
  const number = typeof code === 'number' ? code : null;
  if (status === 429 || status === 401 || (number !== null && LATER.has(number)))
    return { kind: 'later', code: number };
  return { kind: 'refused', code: number ?? status, numberIs: numberAfter(number ?? 0) };
}

/** What a status says of the number it was sent to: a phone that is off for an hour is no bad number. */
export function afterStatus(status: string, errorCode: number): NumberIs {
  if (status !== 'failed' && status !== 'undelivered') return null;
  return errorCode === 30003 ? null : numberAfter(errorCode);
}
