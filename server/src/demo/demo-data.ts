/** Reads the demonstration council: fictional people and the services of the catalogue. A broken file stops the start by name. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { staffRoleSchema } from '@hub/contract';
import * as z from 'zod';
import { onlineStateSchema } from '../admin/index.ts';

const serviceSchema = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  name: z.string(),
  summary: z.string(),
  online: onlineStateSchema,
  complex: z.boolean(),
  urgent: z.boolean(),
  lgsl: z.int().positive().nullable(),
  identityLevel: z.int().min(0).max(3),
  path: z.string().startsWith('/services/'),
  recordedLink: z.url().nullable(),
});

const staffSchema = z.strictObject({
  id: z.uuid(),
  subject: z.string().startsWith('demo:'),
  name: z.string(),
  email: z.email().endsWith('@demo.example'),
  role: staffRoleSchema,
  skills: z.array(z.string()),
  queues: z.array(z.string()),
  capacity: z.int().positive(),
});

const residentSchema = z.strictObject({
  id: z.uuid(),
  reference: z.string().startsWith('DEMO-'),
  name: z.string(),
  address: z.string().includes('not a real place'),
  postcode: z.string().startsWith('ZZ'),
  /** E.164, within the numbers that Ofcom keeps for drama. */
  phone: z.string().regex(/^\+44(7700900|1632960)\d{3}$/),
  lineType: z.enum(['mobile', 'landline']),
  email: z.email().endsWith('@resident.example').nullable(),
  /** BCP 47, as the resident reads and speaks. */
  language: z.string(),
  digitalAccess: z.enum(['none', 'home', 'work', 'mobileOnly', 'unknown']),
  digitalSkills: z.enum(['low', 'ok', 'unknown']),
  needs: z.array(z.string()),
  flags: z.array(z.string()),
  /** `no`: it is not safe to text, ring back or leave a message (P12). */
  safeContact: z.enum(['unknown', 'yes', 'no']),
  smsConsent: z.boolean().nullable(),
  myAccount: z
    .strictObject({
      registeredDaysAgo: z.int().positive(),
      lastSignInDaysAgo: z.int().positive(),
      services: z.array(z.string()),
    })
    .nullable(),
});

/** What the council knows to ask of each; the postcode stands with the resident. */
const knowledgeSchema = z.strictObject({
  about: z.string(),
  residents: z.array(
    z.strictObject({
      reference: z.string().startsWith('DEMO-'),
      dateOfBirth: z.iso.date(),
      councilTaxAccount: z.string().regex(/^ZZ\d{8}$/),
      paymentDay: z.string().regex(/^\d{1,2}$/),
    }),
  ),
});

/** Which residents are close to which members of staff. */
const relationsSchema = z.strictObject({
  about: z.string(),
  relations: z.array(
    z.strictObject({
      staff: z.email(),
      reference: z.string().startsWith('DEMO-'),
      kind: z.enum(['own', 'family', 'friend']),
    }),
  ),
});

const cannedReplySchema = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  title: z.string(),
  /** For contacts about this service; null for any. */
  service: z.string().nullable(),
  text: z.string(),
});

const queueSchema = z.strictObject({
  name: z.string().regex(/^[a-z-]+$/),
  /** So many in a hundred are answered within so many seconds. */
  targetShare: z.int().min(1).max(100),
  targetSeconds: z.int().positive(),
  overflowAfterSeconds: z.int().positive().nullable(),
  overflowTo: z.string().nullable(),
});

export type DemoService = z.infer<typeof serviceSchema>;
export type DemoStaff = z.infer<typeof staffSchema>;
export type DemoResident = z.infer<typeof residentSchema>;
export interface DemoData {
  services: DemoService[];
  staff: DemoStaff[];
  residents: DemoResident[];
  knowledge: z.infer<typeof knowledgeSchema>['residents'];
  relations: z.infer<typeof relationsSchema>['relations'];
  queues: z.infer<typeof queueSchema>[];
  cannedReplies: z.infer<typeof cannedReplySchema>[];
}

/** The server's own folder, from `src` as from `dist/src`. */
function serverFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

function read<T>(schema: z.ZodType<T>, name: string): T {
  const result = schema.safeParse(JSON.parse(readFileSync(join(serverFolder(), 'demo', name), 'utf8')));
  if (result.success) return result.data;
  throw new Error(`server/demo/${name} is not as it must be: ${z.prettifyError(result.error)}`);
}

/** Everything in `server/demo`, checked. */
export function readDemoData(): DemoData {
  return {
    services: read(z.array(serviceSchema), 'services.json'),
    staff: read(z.array(staffSchema), 'staff.json'),
    residents: read(z.array(residentSchema), 'residents.json'),
    knowledge: read(knowledgeSchema, 'knowledge.json').residents,
    relations: read(relationsSchema, 'relations.json').relations,
    queues: read(z.array(queueSchema), 'queues.json'),
    cannedReplies: read(z.array(cannedReplySchema), 'canned-replies.json'),
  };
}
