/** Reads TwiML: the XML by which an application tells a call what to do. Pure. https://www.twilio.com/docs/voice/twiml */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { VOCABULARY } from './twiml-vocabulary.ts';

export interface Verb {
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** The words in it, also those inside marks of speech (SSML). */
  text: string;
  children: Verb[];
}

/** As Twilio's debugger shows them. https://www.twilio.com/docs/api/errors */
export interface Problem {
  code: number;
  message: string;
}

/** What may be done, and what was wrong with it; no verbs at all where it is no TwiML. */
export interface Document {
  verbs: Verb[] | null;
  problems: Problem[];
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  htmlEntities: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/** One element as the parser gives it: its name holds its children, `:@` its attributes. */
type Parsed = Record<string, unknown>;

export function readTwiml(xml: string): Document {
  const valid = xml.trim() === '' ? 'the document is empty' : XMLValidator.validate(xml);
  if (valid !== true) return unreadable(typeof valid === 'string' ? valid : valid.err.msg);
  const roots = (parser.parse(xml) as Parsed[]).map(asVerb);
  const [root] = roots;
  if (root === undefined || roots.length > 1) return unreadable('there must be one root element');
  if (root.name !== 'Response') return unreadable(`the root element is <${root.name}> and must be <Response>`);
  const problems: Problem[] = [];
  return { verbs: understood(root, problems), problems };
}

const unreadable = (why: string): Document => ({
  verbs: null,
  problems: [{ code: 12100, message: `Document parse failure: ${why}` }],
});

function asVerb(parsed: Parsed): Verb {
  const name = Object.keys(parsed).find((key) => key !== ':@') ?? '';
  const inside = (parsed[name] ?? []) as Parsed[];
  return {
    name,
    attributes: (parsed[':@'] ?? {}) as Record<string, string>,
    text: textOf(inside).replace(/\s+/g, ' ').trim(),
    children: inside.filter((child) => !('#text' in child)).map(asVerb),
  };
}

function textOf(inside: readonly Parsed[]): string {
  return inside
    .map((child) => {
      if ('#text' in child) return String(child['#text']);
      const name = Object.keys(child).find((key) => key !== ':@') ?? '';
      return textOf(child[name] as Parsed[]);
    })
    .join(' ');
}

/** The children that may stand there, with the attributes that they may have. What else there is, is a problem and left out. */
function understood(parent: Verb, problems: Problem[]): Verb[] {
  const allowed = VOCABULARY[parent.name]?.children;
  if (allowed === 'speech') return [];
  return parent.children.flatMap((verb) => {
    const words = allowed?.includes(verb.name) === true ? VOCABULARY[verb.name] : undefined;
    if (words === undefined) {
      problems.push(warning(`<${verb.name}> is not allowed in <${parent.name}>`));
      return [];
    }
    const known = Object.entries(verb.attributes).filter(([name]) => {
      if (words.attributes.includes(name)) return true;
      problems.push(warning(`Attribute '${name}' is not allowed in <${verb.name}>`));
      return false;
    });
    return [{ ...verb, attributes: Object.fromEntries(known), children: understood(verb, problems) }];
  });
}

const warning = (what: string): Problem => ({ code: 12200, message: `Schema validation warning: ${what}` });
