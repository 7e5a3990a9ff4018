/** Every wording file of the product, as texts by id, with samples where a text has gaps to fill. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import * as z from 'zod';
import { projectRoot } from '../../support/hub.ts';

export interface Text {
  file: string;
  id: string;
  text: string;
}

/** What stands in the gaps: as long and as hard as what the hub puts there. */
const SAMPLES: Record<string, string> = {
  hours: 'People are here now.',
  when: 'Monday at 9am',
  service: 'Report a pothole',
  summary: 'Tell us where it is.',
  council: 'Marlow Reach Council',
  openingTime: '9am on Monday',
  waitMinutes: '5',
  minutes: '5',
  position: '2',
  limit: '2000',
  phone: '01632 960000',
  phoneHours: 'Monday to Friday, 9am to 5pm',
  urgentPhone: '01632 960002',
  place: 'Marlow Reach Library and Help Hub',
  placeHours: 'Monday to Saturday, 9am to 5pm',
  date: 'Tuesday 24 November',
  bin: 'recycling',
};
const SAMPLE = 'Priya';

type Tree = string | { [key: string]: Tree };
const treeSchema: z.ZodType<Tree> = z.lazy(() => z.union([z.string(), z.record(z.string(), treeSchema)]));

const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_gap, name: string) => SAMPLES[name] ?? SAMPLE);

function flat(file: string, tree: Tree, id = ''): Text[] {
  if (typeof tree === 'string') return [{ file, id, text: filled(tree) }];
  return Object.entries(tree).flatMap(([key, value]) => flat(file, value, id === '' ? key : `${id}.${key}`));
}

/** Every `wording/en.json` below a folder of the project. */
function jsonWordings(folder: string): Text[] {
  const paths = readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' });
  const wordings = paths.filter((path) => path.endsWith(`wording${sep}en.json`) && !/node_modules|dist/.test(path));
  return wordings.flatMap((path) => {
    const file = join(folder, path);
    return flat(file, treeSchema.parse(JSON.parse(readFileSync(join(projectRoot, file), 'utf8'))));
  });
}

/** The chat's wording is a module, so that its parts can be sent apart; some sentences take a number or a name. */
async function chatWording(): Promise<Text[]> {
  const file = 'widget/src/wording/en.ts';
  const parts = z
    .record(z.string(), z.record(z.string(), z.union([z.string(), z.custom<(given: unknown) => string>()])))
    .parse({ ...((await import(new URL(`../../../../${file}`, import.meta.url).href)) as object) });
  return Object.entries(parts).flatMap(([part, wording]) =>
    Object.entries(wording).flatMap(([key, value]) => {
      const texts = typeof value === 'string' ? [value] : [value(2), value(null), value(SAMPLE)];
      return texts.map((text) => ({ file, id: `${part}.${key}`, text }));
    }),
  );
}

/** What a file says to residents: its ids, values, sources and the words it listens for are nobody's reading. */
const NOT_SAID = new Set([
  'source',
  'reviewer',
  'id',
  'kind',
  'value',
  'words',
  'names',
  'autocomplete',
  'service',
  'destination',
  'when',
]);

/** Every sentence of the files of a folder: e-forms, answers to services. */
function wordingsIn(folder: string): Text[] {
  return readdirSync(join(projectRoot, folder)).flatMap((name) => {
    const file = `${folder}/${name}`;
    const content: unknown = JSON.parse(readFileSync(join(projectRoot, file), 'utf8'));
    return saidIn(file, content, '');
  });
}

/** What advisers say to residents ready-made; the titles are for advisers. A gap is what an adviser writes there. */
function cannedReplies(): Text[] {
  const file = 'server/demo/canned-replies.json';
  const replies = z
    .array(z.object({ id: z.string(), text: z.string() }))
    .parse(JSON.parse(readFileSync(join(projectRoot, file), 'utf8')));
  return replies.map(({ id, text }) => ({ file, id, text: filled(text).replace(/\[…[^\]]*\]/g, SAMPLE) }));
}

function saidIn(file: string, node: unknown, id: string): Text[] {
  if (typeof node === 'string') return [{ file, id, text: filled(node) }];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => (NOT_SAID.has(key) ? [] : saidIn(file, value, `${id}.${key}`)));
}

export async function allWordings(): Promise<Text[]> {
  return [
    ...['server/src', 'bots', 'routing-rules'].flatMap(jsonWordings),
    ...['server/forms/data/forms', 'bots/data/answers'].flatMap(wordingsIn),
    ...cannedReplies(),
    ...(await chatWording()),
  ];
}

/** The sentences of a text; each line and each heading is one. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.?!:…])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[a-z0-9]/i.test(sentence));
}
