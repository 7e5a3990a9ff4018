/** Whether a service can be done online, as supervisors see and change it. */
import * as z from 'zod';

/** `none` has no form at all, and is not changed here. */
export const onlineServiceStateSchema = z.enum(['live', 'coming', 'outage', 'none']);
export type OnlineServiceState = z.infer<typeof onlineServiceStateSchema>;

/** `GET /api/console/services/states`. */
export const serviceStateListSchema = z.object({
  services: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      state: onlineServiceStateSchema,
      /** The day on which it goes live by itself. */
      liveOn: z.iso.date().nullable(),
      /** What residents are told while it is out of order. */
      outageWords: z.string().nullable(),
      revision: z.int(),
    }),
  ),
});
export type ServiceStateLine = z.infer<typeof serviceStateListSchema>['services'][number];

const revision = z.int().min(1);
/** `POST /api/console/services/:serviceId/state`. */
export const serviceStateSetSchema = z.discriminatedUnion('state', [
  z.strictObject({ revision, state: z.literal('live') }),
  z.strictObject({
    revision,
    state: z.literal('coming'),
    liveOn: z.iso.date('Give the day as a date, or leave it empty.').nullable(),
  }),
  z.strictObject({
    revision,
    state: z.literal('outage'),
    outageWords: z.string().trim().min(10, 'Say in a sentence what residents can do instead.').max(300),
  }),
]);
export type ServiceStateSet = z.infer<typeof serviceStateSetSchema>;
export const serviceStateKeptSchema = z.object({ revision });
