/** What the pages of supervisors fetch and change. */
import {
  hoursChangeSchema,
  personChangeSchema,
  queueChangeSchema,
  readingAskedSchema,
  removalSchema,
  replyChangeSchema,
  retentionChangeSchema,
} from '@hub/contract';
import type { Outcome, ReadingOf, TariffList } from '@hub/contract';
import type { Response } from 'express';
import * as z from 'zod';
import { inPounds, TARIFFS } from '../insight/index.ts';
import type { Database } from '../platform/database/client.ts';
import { sendProblemJson } from '../platform/http/send-problem.ts';
import { parse } from '../platform/parse.ts';
import type { Routes, StaffIdentity } from '../security/index.ts';
import { hoursShelf, readHours } from './hours.store.ts';
import type { HoursAround, HoursPorts } from './hours.store.ts';
import { peopleShelf, readPeople } from './people.store.ts';
import { queuesShelf, readQueues } from './queues.store.ts';
import { readingOf } from './reading.ts';
import { readRetention, retentionShelf } from './retention.store.ts';
import { readReplies, repliesShelf } from './replies.store.ts';
import { changeKept, undoChange } from './shelf.store.ts';
import type { Shelf } from './shelf.store.ts';

export interface SupervisePorts {
  db: Database;
  clock: () => Date;
  newId: () => string;
  /** Whether the groups of the identity provider give roles. */
  rolesFromGroups: boolean;
  hours: Omit<HoursPorts, 'clock'> & {
    around: () => Promise<HoursAround>;
  };
  /** How long the rules keep recordings. */
  recordingDays: () => number;
  /** Somebody may take other work from now on. */
  onPeople: () => void;
}

/** Every id of a path that is ours. */
const idSchema = z.object({ id: z.string().min(1).max(100) });
const uuidSchema = z.object({ id: z.uuid() });

export function serveSupervise(routes: Routes, ports: SupervisePorts): void {
  const { db, clock, newId, rolesFromGroups, onPeople } = ports;
  const hours = { ...ports.hours, clock };
  const exceptions = hoursShelf(hours);
  const people = peopleShelf(rolesFromGroups);
  const by = ({ staffId }: StaffIdentity) => ({ staffId, now: clock(), newId });
  const send = (res: Response, outcome: Outcome): void => {
    if (outcome.ok) res.json({});
    else sendProblemJson(res, outcome.problem);
  };
  /** A change of what stands under the id of the path. */
  const change = async <T extends object>(
    shelf: Shelf<T>,
    staff: StaffIdentity,
    asked: {
      id: unknown;
      idSchema: z.ZodType<{ id: string }>;
      body: unknown;
      schema: z.ZodType<{ version: number; value?: T }>;
    },
  ): Promise<Outcome> => {
    const id = parse(asked.idSchema, { id: asked.id });
    if (!id.ok) return id;
    const body = parse(asked.schema, asked.body);
    if (!body.ok) return body;
    const { version, value = null } = body.value;
    return changeKept(db, shelf, { subject: id.value.id, version, value, ...by(staff) });
  };

  routes.staff('GET', '/api/console/people', async (_req, res) => {
    res.json(await readPeople(db, rolesFromGroups));
  });
  routes.staff('POST', '/api/console/people/:staffId', async ({ params, body }, res, staff) => {
    const asked = { id: params.staffId, idSchema: uuidSchema, body: body as unknown, schema: personChangeSchema };
    const outcome = await change(people, staff, asked);
    if (outcome.ok) onPeople();
    send(res, outcome);
  });

  routes.staff('GET', '/api/console/replies', async (_req, res) => {
    res.json(await readReplies(db));
  });
  routes.staff('POST', '/api/console/replies/:replyId', async ({ params, body }, res, staff) => {
    const asked = { id: params.replyId, idSchema, body: body as unknown, schema: replyChangeSchema };
    send(res, await change(repliesShelf, staff, asked));
  });
  routes.staff('POST', '/api/console/replies/:replyId/removal', async ({ params, body }, res, staff) => {
    send(
      res,
      await change(repliesShelf, staff, { id: params.replyId, idSchema, body: body as unknown, schema: removalSchema }),
    );
  });
  routes.staff('POST', '/api/console/reading-age', (req, res) => {
    const parsed = parse(readingAskedSchema, req.body);
    if (parsed.ok) res.json(readingOf(parsed.value.text) satisfies ReadingOf);
    else sendProblemJson(res, parsed.problem);
  });

  routes.staff('GET', '/api/console/queues', async (_req, res) => {
    res.json(await readQueues(db));
  });
  routes.staff('POST', '/api/console/queues/:queue', async ({ params, body }, res, staff) => {
    const asked = { id: params.queue, idSchema, body: body as unknown, schema: queueChangeSchema };
    send(res, await change(queuesShelf, staff, asked));
  });

  routes.staff('GET', '/api/console/hours', async (_req, res) => {
    res.json(await readHours(db, hours, await hours.around()));
  });
  routes.staff('POST', '/api/console/hours/:exceptionId', async ({ params, body }, res, staff) => {
    const asked = { id: params.exceptionId, idSchema: uuidSchema, body: body as unknown, schema: hoursChangeSchema };
    send(res, await change(exceptions, staff, asked));
  });
  routes.staff('POST', '/api/console/hours/:exceptionId/removal', async ({ params, body }, res, staff) => {
    const asked = { id: params.exceptionId, idSchema: uuidSchema, body: body as unknown, schema: removalSchema };
    send(res, await change(exceptions, staff, asked));
  });

  routes.staff('GET', '/api/console/retention', async (_req, res) => {
    res.json(await readRetention(db, { now: clock(), rulesDays: ports.recordingDays() }));
  });
  routes.staff('POST', '/api/console/retention/:kind', async ({ params, body }, res, staff) => {
    const asked = { id: params.kind, idSchema, body: body as unknown, schema: retentionChangeSchema };
    send(res, await change(retentionShelf, staff, asked));
  });

  routes.staff('POST', '/api/console/changes/:changeId/undo', async ({ params }, res, staff) => {
    const id = parse(uuidSchema, { id: params.changeId });
    if (!id.ok) {
      sendProblemJson(res, id.problem);
      return;
    }
    const shelves = [people, repliesShelf, queuesShelf, exceptions, retentionShelf] as unknown as Shelf<object>[];
    const outcome = await undoChange(db, shelves, { changeId: id.value.id, ...by(staff) });
    if (outcome.ok) onPeople();
    send(res, outcome);
  });

  routes.staff('GET', '/api/console/tariffs', (_req, res) => {
    res.json(TARIFFS.map(({ price, ...tariff }) => ({ ...tariff, price: inPounds(price) })) satisfies TariffList);
  });
}
