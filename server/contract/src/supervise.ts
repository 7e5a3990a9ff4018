/** What supervisors change on their pages: people, ready replies, queues; and what they read there of tariffs. */
import * as z from 'zod';
import { staffRoleSchema } from './words.ts';

const nameSchema = z.string().min(1).max(100);
const versionSchema = z.int().min(0);

/** Who changed it last, and how that is undone. */
export const lastChangeSchema = z.object({ changeId: z.uuid(), by: z.string(), at: z.iso.datetime() });
export type LastChange = z.infer<typeof lastChangeSchema>;

/** What a supervisor may change of a member of staff. */
export const personValueSchema = z.strictObject({
  role: staffRoleSchema,
  active: z.boolean(),
  queues: z.array(nameSchema).max(100),
  /** Queues of theirs in which they are a reserve. */
  reserveFor: z.array(nameSchema).max(100),
  skills: z.array(nameSchema).max(100),
  capacity: z.int('Write a whole number.').min(1, 'At least 1 place.').max(10, 'At most 10 places.'),
});
export type PersonValue = z.infer<typeof personValueSchema>;

export const personSchema = z.object({
  staffId: z.uuid(),
  name: z.string(),
  email: z.string(),
  version: versionSchema,
  value: personValueSchema,
  last: lastChangeSchema.nullable(),
});
export type Person = z.infer<typeof personSchema>;

/** `GET /api/console/people` */
export const peopleSchema = z.object({
  people: z.array(personSchema),
  /** All that there are, to choose from. */
  queues: z.array(z.string()),
  skills: z.array(z.string()),
  /** The groups of the identity provider say who is what: here it can only be read. */
  rolesFromGroups: z.boolean(),
});
export type People = z.infer<typeof peopleSchema>;

/** `POST /api/console/people/:staffId`. `version`: what the supervisor saw. */
export const personChangeSchema = z.strictObject({ version: versionSchema, value: personValueSchema });
export type PersonChange = z.infer<typeof personChangeSchema>;

export const REPLY_TITLE_LIMIT = 80;
export const REPLY_TEXT_LIMIT = 1000;

export const replyValueSchema = z.strictObject({
  title: z
    .string()
    .max(REPLY_TITLE_LIMIT, `A name can hold ${REPLY_TITLE_LIMIT} characters.`)
    .refine((text) => text.trim() !== '', 'Write a name: advisers find the reply by it.'),
  /** The service that it is for; null where it suits any contact. */
  serviceId: z.string().max(100).nullable(),
  text: z
    .string()
    .max(REPLY_TEXT_LIMIT, `A reply can hold ${REPLY_TEXT_LIMIT} characters.`)
    .refine((text) => text.trim() !== '', 'Write what the resident is to read.'),
  /** Where it stands in the list. */
  position: z.int().min(0).max(10_000),
});
export type ReplyValue = z.infer<typeof replyValueSchema>;

export const replySchema = z.object({
  id: z.string(),
  version: versionSchema,
  value: replyValueSchema,
  last: lastChangeSchema.nullable(),
});
export type Reply = z.infer<typeof replySchema>;

/** `GET /api/console/replies`: as they are written, with their gaps; and those that were removed and can be had back. */
export const repliesSchema = z.object({
  replies: z.array(replySchema),
  removed: z.array(lastChangeSchema.extend({ title: z.string() })),
});
export type Replies = z.infer<typeof repliesSchema>;

/** `POST /api/console/replies/:replyId`: version 0 makes a new one. */
export const replyChangeSchema = z.strictObject({ version: versionSchema, value: replyValueSchema });
export type ReplyChange = z.infer<typeof replyChangeSchema>;

/** `POST /api/console/replies/:replyId/removal` */
export const removalSchema = z.strictObject({ version: versionSchema });

/** `POST /api/console/reading-age`: how easily a resident reads it. `age` in years; null where there is nothing to read. */
export const readingAskedSchema = z.strictObject({ text: z.string().max(REPLY_TEXT_LIMIT) });
export const readingSchema = z.object({
  age: z.int().nullable(),
  longestSentence: z.int(),
  limits: z.object({ age: z.int(), sentence: z.int() }),
});
export type ReadingOf = z.infer<typeof readingSchema>;

export const queueValueSchema = z
  .strictObject({
    targetShare: z.int('Write a whole number.').min(1, 'At least 1%.').max(100, 'At most 100%.'),
    targetSeconds: z.int('Write a whole number.').min(1, 'At least 1 second.').max(86_400, 'At most a day.'),
    abandonedShare: z.int('Write a whole number.').min(1, 'At least 1%.').max(100, 'At most 100%.'),
    overflowAfterSeconds: z
      .int('Write a whole number.')
      .min(1, 'At least 1 second.')
      .max(86_400, 'At most a day.')
      .nullable(),
    overflowTo: nameSchema.nullable(),
  })
  .refine(({ overflowAfterSeconds, overflowTo }) => (overflowAfterSeconds === null) === (overflowTo === null), {
    message: 'Choose a queue that helps and after how long, or neither.',
    path: ['overflowTo'],
  });
export type QueueValue = z.infer<typeof queueValueSchema>;

/** `GET /api/console/queues`. `value` is null where nothing is promised of a queue yet; its version is 0 then. */
export const queueListSchema = z.array(
  z.object({
    name: z.string(),
    version: versionSchema,
    value: queueValueSchema.nullable(),
    last: lastChangeSchema.nullable(),
  }),
);
export type QueueList = z.infer<typeof queueListSchema>;

/** `POST /api/console/queues/:queue` */
export const queueChangeSchema = z.strictObject({ version: versionSchema, value: queueValueSchema });
export type QueueChange = z.infer<typeof queueChangeSchema>;

/** `GET /api/console/tariffs`: what a contact is reckoned to cost, from which day on, and who says so. */
export const tariffListSchema = z.array(
  z.object({
    id: z.string(),
    touch: z.string(),
    price: z.string(),
    validFrom: z.iso.date(),
    kind: z.string(),
    source: z.string(),
  }),
);
export type TariffList = z.infer<typeof tariffListSchema>;
