/** What an error of Twilio's client means for a call. Pure. https://www.twilio.com/docs/api/errors */

interface Refusal {
  status?: unknown;
  code?: unknown;
}

/** The call is not there any more: 21220, or 404. */
export function isGone(error: unknown): boolean {
  const { status, code } = partsOf(error);
  return code === 21220 || status === 404;
}

/** It was certainly not made. A fault on the way, or on Twilio's side, says nothing of that. */
export function isRefused(error: unknown): boolean {
  const { status } = partsOf(error);
  return typeof status === 'number' && status >= 400 && status < 500;
}

function partsOf(error: unknown): Refusal {
  return typeof error === 'object' && error !== null ? error : {};
}
