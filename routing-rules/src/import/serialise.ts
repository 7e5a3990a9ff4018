/** Everything on one line, with a space after each colon and comma. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}: ${inline(part)}`).join(', ')}}`;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list of rows is written one row a line. A list of plain words stays on its line. */
const isRows = (value: unknown): value is unknown[] =>
  Array.isArray(value) && value.length > 0 && value.every(isObject);

function lines(items: readonly string[], open: string, close: string, indent: string): string {
  return items.length === 0
    ? `${open}${close}`
    : `${open}\n${items.map((item) => `${indent}  ${item}`).join(',\n')}\n${indent}${close}`;
}

/** An object whose members are objects themselves, such as lists of labels, has one of them a line. */
const isGroups = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isObject(value) && Object.keys(value).length > 0 && Object.values(value).every(isObject);

function part(value: unknown): string {
  if (isRows(value)) return lines(value.map(inline), '[', ']', '  ');
  if (!isGroups(value)) return inline(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${inline(member)}`);
  return lines(members, '{', '}', '  ');
}

/**
 * The one way in which a file of a rule set is written: one row, one setting, one wording a line, so that a change reads as
 * one line in a comparison. The same content always gives the same text.
 */
export function serialise(content: unknown): string {
  if (Array.isArray(content)) return `${lines(content.map(inline), '[', ']', '')}\n`;
  if (!isObject(content)) return `${inline(content)}\n`;
  const members = Object.entries(content)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${JSON.stringify(key)}: ${part(value)}`);
  return `${lines(members, '{', '}', '')}\n`;
}
