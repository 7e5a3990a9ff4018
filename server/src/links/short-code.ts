/** A link's id in as few letters as can be: 22 instead of 36. Nobody can guess one: it is as random as before. */

/** Where short codes lead from. */
export const SHORT_PATH = '/g/';

const CODE = /^[\w-]{22}$/;
const ID = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

export function toCode(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
}

/** The id, or null for what cannot be a code. */
export function fromCode(code: string): string | null {
  if (!CODE.test(code)) return null;
  return ID.exec(Buffer.from(code, 'base64url').toString('hex'))?.slice(1).join('-') ?? null;
}
