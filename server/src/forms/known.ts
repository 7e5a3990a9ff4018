/** What an agent need not ask for: the number on the line, and what the council keeps of whoever it is. Pure. */
import type { FieldValue, Known } from '@hub/contract';
import { phoneInWords, readPostcode, readUkPhone } from '@hub/forms';
import type { Field } from '@hub/forms';

export interface KnownSources {
  /** The number of the thread; null where nobody rings or texts. */
  line: string | null;
  /** The resident's record; null where nobody is linked, or where it may not be filled in at this identity level. */
  record: { name: string; address: string; postcode: string; phone: string | null; email: string | null } | null;
}

const PLACE_LENGTH = 200;

/** Each as it is written in a form. The number on the line goes before the one on the record: they are reached by it now. */
export function knownFrom({ line, record }: KnownSources): Known {
  const [onLine, onRecord] = [line, record?.phone ?? null].map((number) => readUkPhone(number ?? ''));
  return {
    ...(record && {
      name: { text: record.name, from: 'record' },
      address: { text: `${record.address}, ${record.postcode}`.slice(0, PLACE_LENGTH), from: 'record' },
      ...(record.email !== null && { email: { text: record.email, from: 'record' } }),
    }),
    ...(onRecord !== undefined && { phone: { text: phoneInWords(onRecord), from: 'record' } }),
    ...(onLine !== undefined && { phone: { text: phoneInWords(onLine), from: 'line' } }),
  };
}

/**
 * An answer that comes back as it was proposed: the agent took it over and did not type it. Null for any other words. An address is
 * taken as the record has it, whether or not a gazetteer knows it.
 */
export function takenOver(
  { kind, means }: Pick<Field, 'kind' | 'means'>,
  text: string,
  known: Known,
): { value: FieldValue; by: 'record' | 'line' } | null {
  const proposed = means && known[means];
  if (text.trim() !== proposed?.text) return null;
  const by = proposed.from;
  if (kind === 'phone') return { value: readUkPhone(proposed.text) ?? proposed.text, by };
  if (kind !== 'place') return { value: proposed.text, by };
  const postcode = readPostcode(proposed.text);
  return { value: { text: proposed.text, ...(postcode !== undefined && { postcode }) }, by };
}
