/** The texts of progress, read and checked once: what is wrong with them is found at the start, before anything is sent. */
import * as z from 'zod';
import { stageSchema } from '../forms/index.ts';
import type { Stage } from '../forms/index.ts';
import { fillText, templateSchema, wrongIn } from './check-texts.ts';
import type { Notice } from './decide-notice.ts';
import givenHarmless from './harmless.json' with { type: 'json' };
import given from './wording/texts.json' with { type: 'json' };

const harmless = z
  .strictObject({
    fields: z.record(z.enum(['council', 'reference', 'date', 'report']), z.string()),
    report: z.strictObject({ otherwise: z.string(), byServiceCode: z.record(z.string(), z.string()) }),
  })
  .parse(givenHarmless);

const services = new Map(Object.entries(harmless.report.byServiceCode));

const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const YEAR_OF_DAYS = Array.from({ length: 365 }, (_, day) => new Date(Date.UTC(2026, 0, day + 1)).toISOString());

/** YYYY-MM-DD as it is said: "Tuesday 1 December". */
export const dayInWords = (day: string): string =>
  DAY.format(new Date(`${day.slice(0, 10)}T12:00:00Z`)).replace(',', '');

const longestOf = (texts: readonly string[]): string => texts.reduce((a, b) => (b.length > a.length ? b : a));

/** The longest that can stand in each gap. */
export function longestValues(council: string): Record<string, string> {
  return {
    ...{ council, reference: 'R-WWWW-WWWW', date: longestOf(YEAR_OF_DAYS.map(dayInWords)) },
    report: longestOf([harmless.report.otherwise, ...services.values()]),
  };
}

export type ToText = (report: { reference: string; serviceCode: string }, notice: Notice) => string;

/** Throws, naming each fault, where a template may not be sent. */
export function createTexts(council: string): ToText {
  const longest = longestValues(council);
  const templates = z.array(templateSchema).parse(given);
  const lacking = stageSchema.options.filter((stage) => !templates.some(({ id }) => id === stage));
  const wrong = [
    ...templates.flatMap((template) => wrongIn(template, longest)),
    ...lacking.map((stage) => `There is no text "${stage}"; add one.`),
  ];
  if (wrong.length > 0) throw new Error(`server/src/progress/wording/texts.json cannot be sent. ${wrong.join(' ')}`);
  return ({ reference, serviceCode }, { stage, expectedOn }) => {
    const id = templateFor(stage, expectedOn);
    const template = templates.find((each) => each.id === id);
    if (!template) throw new Error(`server/src/progress/wording/texts.json has no text "${id}"; add one.`);
    const report = services.get(serviceCode) ?? harmless.report.otherwise;
    const date = expectedOn === null ? '' : dayInWords(expectedOn);
    return fillText(template.text, { council, reference, report, date });
  };
}

function templateFor(stage: Stage | null, expectedOn: string | null): string {
  if (stage === null) return 'date';
  return expectedOn === null ? stage : `${stage}-date`;
}
