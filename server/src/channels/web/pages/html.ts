/** HTML in which text from anybody is text: every value is escaped unless it is HTML made here. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML that shows exactly that text, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** HTML that is safe to send. Only the `html` tag makes it. */
class Html {
  readonly #markup: string;
  constructor(markup: string) {
    this.#markup = markup;
  }
  toString(): string {
    return this.#markup;
  }
}
export type { Html };

/** What may stand in a template; null and false stand for nothing. */
export type HtmlValue = string | number | Html | readonly Html[] | null | false;

function markupOf(value: unknown): string {
  if (value instanceof Html) return value.toString();
  throw new TypeError('A template was given an object that is not HTML.');
}

function render(value: HtmlValue): string {
  if (value === null || value === false) return '';
  if (typeof value !== 'object') return escapeHtml(String(value));
  return (value instanceof Html ? [value] : value).map(markupOf).join('');
}

/** Tag of a template: the words of the template are HTML, the values in it are text. Attributes with values must be quoted. */
export function html(words: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(words.map((part, index) => part + render(values[index] ?? null)).join(''));
}
