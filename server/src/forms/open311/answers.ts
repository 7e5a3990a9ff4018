/** What an Open311 server may answer, as GeoReport v2 describes it and as servers write it: identifiers come as numbers, too. */
import * as z from 'zod';

const id = z.union([z.string().min(1), z.number()]).transform(String);
const words = z.string().nullish();
const time = z.iso.datetime({ offset: true }).nullish().catch(null);

export const servicesSchema = z.array(
  z.object({
    service_code: id,
    service_name: z.string(),
    description: words,
    /** Whether services/{code} says which attributes it takes. */
    metadata: z.union([z.boolean(), z.stringbool()]).nullish(),
    type: z.enum(['realtime', 'batch', 'blackbox']).nullish(),
    group: words,
  }),
);
export type Open311Service = z.infer<typeof servicesSchema>[number];

/** A number for the request at once, or a token to ask for the number with later. */
export const acceptedSchema = z
  .tuple([z.object({ service_request_id: id.nullish(), token: id.nullish() })])
  .rest(z.unknown())
  .transform(([{ service_request_id, token }]) => ({
    serviceRequestId: service_request_id ?? null,
    token: token ?? null,
  }))
  .refine(({ serviceRequestId, token }) => serviceRequestId !== null || token !== null);
export type Accepted = z.infer<typeof acceptedSchema>;

export const requestsSchema = z.array(
  z.object({
    service_request_id: id.nullish(),
    status: words,
    status_notes: words,
    description: words,
    updated_datetime: time,
    expected_datetime: time,
    /** Not in the standard; servers that keep attributes give them back so. */
    attributes: z.record(z.string(), z.unknown()).nullish().catch(null),
  }),
);
export type Open311Request = z.infer<typeof requestsSchema>[number];

export const errorsSchema = z
  .array(z.object({ code: z.union([z.string(), z.number()]).nullish(), description: words }))
  .min(1);
