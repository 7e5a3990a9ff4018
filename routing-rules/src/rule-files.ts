import * as z from 'zod';
import { FACT_CHOICES } from './facts.ts';
import { hoursSchema } from './opening-hours.ts';
import { guardsSchema, type CasesFile, type TableFile } from './table-format.ts';
import { vocabularySchema } from './vocabulary.ts';

export const policySchema = z.strictObject({
  label: z.string().min(1),
  groups: z.array(
    z.strictObject({
      id: z.string().regex(/^[A-L]$/),
      title: z.string(),
      /** A locked group may be reworded, never switched off. */
      locked: z.boolean(),
      approvals: z.int().min(1).max(2),
    }),
  ),
  /** Order in which the tables run; a table that is not named here does not run and is reported. */
  tables: z.array(z.string()).min(1),
});

/** Settings the code itself reads; tables may name more. */
export const NEEDED_SETTINGS = ['busyWaitSeconds', 'busyWaiting'] as const;

export const settingsSchema = z.strictObject({
  settings: z.array(
    z.strictObject({
      id: z.string(),
      value: z.number().min(0),
      unit: z.string(),
      label: z.string(),
      /** Where the figure comes from; invented figures say so until the council sets them. */
      source: z.string().min(1),
    }),
  ),
});

export const servicesSchema = z.array(
  z.strictObject({
    id: z.string(),
    name: z.string(),
    online: z.enum(FACT_CHOICES.online),
    complex: z.boolean(),
    urgent: z.boolean(),
    lgsl: z.int().nullable(),
    /** The routes that the service keeps beside its form (Accessibility Strategy: a full range of channels). */
    phone: z.boolean(),
    faceToFace: z.boolean(),
    written: z.boolean(),
  }),
);

/** Numbers that cost more than a call to a landline; the council gives out free ones and 01, 02 or 03 (P53). */
const DEAR = /^(084|087|09|070)/;

export const phonesSchema = z.strictObject({
  phones: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      number: z
        .string()
        .refine((number) => !DEAR.test(number.replaceAll(' ', '')), 'This number costs the caller extra.'),
      hours: z.string(),
      /** True for a number from Ofcom's drama ranges, to be replaced by the council's own. */
      demonstration: z.boolean(),
    }),
  ),
});

export const placesSchema = z.strictObject({
  places: z.array(z.strictObject({ id: z.string(), name: z.string(), detail: z.string(), demonstration: z.boolean() })),
});

/** Words that raise a signal when nothing else has looked at the message: phrases by token, intents, and service codes. */
export const keywordsSchema = z.strictObject({
  purpose: z.string(),
  signals: z.array(
    z.strictObject({
      signal: z.enum(FACT_CHOICES.signal),
      intents: z.array(z.string()),
      lgsl: z.array(z.int()),
      phrases: z.array(z.string()),
    }),
  ),
});

export const wordingSchema = z.record(z.string(), z.string().min(1));

/** The files that are not one of many; the key is the name of the file without `.json`. */
export const SINGLE_FILES = {
  policy: policySchema,
  vocabulary: vocabularySchema,
  settings: settingsSchema,
  services: servicesSchema,
  guards: guardsSchema,
  hours: hoursSchema,
  phones: phonesSchema,
  places: placesSchema,
  'lists/safety-keywords': keywordsSchema,
} as const;

/** A whole rule set as data, before it is compiled. Tables, cases and wording are keyed by the name of their file. */
export interface RuleFiles {
  policy: z.infer<typeof policySchema>;
  vocabulary: z.infer<typeof vocabularySchema>;
  settings: z.infer<typeof settingsSchema>;
  services: z.infer<typeof servicesSchema>;
  guards: z.infer<typeof guardsSchema>;
  hours: z.infer<typeof hoursSchema>;
  phones: z.infer<typeof phonesSchema>;
  places: z.infer<typeof placesSchema>;
  keywords: z.infer<typeof keywordsSchema>;
  tables: Record<string, TableFile>;
  cases: Record<string, CasesFile>;
  wording: Record<string, z.infer<typeof wordingSchema>>;
  /** Fingerprint of every file, so that an explanation can be replayed against the very same rules. */
  version: string;
}

/** Something wrong with a rule set, in words for the supervisor who edits it. `cell` is a fact path or an output. */
export interface Finding {
  kind:
    | 'bad-file'
    | 'bad-cell'
    | 'bad-reference'
    | 'gap'
    | 'unreachable'
    | 'duplicate'
    | 'guard'
    | 'dead-end'
    | 'case'
    | 'uncovered-row'
    | 'access'
    | 'wording'
    | 'text'
    | 'removed'
    | 'reused-id'
    | 'unlocked';
  file: string;
  row?: string;
  cell?: string;
  message: string;
  /** How the files write what is expected, for whoever edits them and not the page. */
  written?: string;
}
