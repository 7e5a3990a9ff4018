/**
 * A UK phone number as digits beginning with 0, from the ways people write one (spaces, brackets, +44); undefined when it
 * cannot be one. Premium numbers (09) are refused.
 */
export function readUkPhone(text: string): string | undefined {
  const digits = text
    .slice(0, 60)
    .replace(/\(0\)/g, '')
    .replace(/[^\d+]/g, '');
  const national = digits.replace(/^(?:\+44|0044|44(?=\d{10}$))0?/, '0');
  return /^0(?:1\d{8,9}|2\d{9}|3\d{9}|7\d{9}|8\d{8,9})$/.test(national) ? national : undefined;
}
