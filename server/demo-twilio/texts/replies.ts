/** The texts that the hub sends back in its answer to a text, as TwiML for messages. Pure. https://www.twilio.com/docs/messaging/twiml */
import { XMLParser, XMLValidator } from 'fast-xml-parser';

const parser = new XMLParser({
  ...{ parseTagValue: false, ignoreAttributes: true, htmlEntities: true, trimValues: true },
  isArray: (name) => name === 'Message' || name === 'Body',
});

export function repliesIn(body: string): string[] {
  if (XMLValidator.validate(body) !== true) return [];
  const root = (parser.parse(body) as { Response?: { Message?: unknown[] } | string }).Response;
  const messages = typeof root === 'object' ? (root.Message ?? []) : [];
  return messages.map(wordsOf).filter((words) => words !== '');
}

/** The words stand in the message itself or in its body. */
function wordsOf(message: unknown): string {
  if (typeof message === 'string') return message;
  const { Body: bodies = [], '#text': text = '' } = message as { Body?: unknown[]; '#text'?: string };
  return [text, ...bodies.map(String)].join(' ').trim();
}
