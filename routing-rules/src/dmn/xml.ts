/** A piece of XML: an element, or text that is escaped when it is written. */
export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly (Element | string)[];
}

export const element = (
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Element | string)[]
): Element => ({ name, attributes, children });

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark);

/** Writes an element with two spaces a level; an element that holds text alone stays on one line. */
export function writeXml({ name, attributes, children }: Element, indent = ''): string {
  const start = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('');
  if (children.length === 0) return `${indent}<${name}${start}/>\n`;
  if (children.every((child) => typeof child === 'string')) {
    return `${indent}<${name}${start}>${children.map(escaped).join('')}</${name}>\n`;
  }
  const inner = children.map((child) =>
    typeof child === 'string' ? `${indent}  ${escaped(child)}\n` : writeXml(child, `${indent}  `),
  );
  return `${indent}<${name}${start}>\n${inner.join('')}${indent}</${name}>\n`;
}
