/** What the back office is told of a form, as Open311 GeoReport v2 takes it. Pure. */
import type { FormAnswers, Place } from '@hub/contract';
import { answersInWords, valuesOf } from '@hub/forms';
import type { Form } from '@hub/forms';
import * as z from 'zod';

/** Kept with a submission and sent as form parameters. */
export const payloadSchema = z.strictObject({
  /** Each answer on a line of its own, as a person reads it. */
  description: z.string(),
  address_string: z.string().optional(),
  /** Further answers by field: `attribute[NAME]`. */
  attributes: z.record(z.string(), z.string()),
  email: z.string().optional(),
  phone: z.string().optional(),
  name: z.string().optional(),
});
export type Payload = z.infer<typeof payloadSchema>;

export interface NewSubmission {
  reference: string;
  serviceCode: string;
  payload: Payload;
  latitude: number | null;
  longitude: number | null;
}

/** The line of a description by which a report is found again in the back office. */
export const referenceLine = (reference: string): string => `Reference: ${reference}`;

/** Who asks is told apart from what is asked, so that a back office can show the one without the other. */
const PERSONAL = ['name', 'email', 'phone'] as const;

export function toSubmission(form: Form, answers: FormAnswers, reference: string): NewSubmission {
  const { destination } = form;
  if (destination.kind !== 'open311') throw new Error(`the form ${form.id} does not go to the back office`);
  const values = valuesOf(form, answers);
  const place = Object.values(values).find((value): value is Place => typeof value !== 'string');
  const lines = answersInWords(form, answers)
    .filter(({ field }) => destination.description.includes(field.id))
    .map(({ field, text }) => `${field.label}: ${text}`);
  const personal = Object.fromEntries(
    PERSONAL.flatMap((id) => (typeof values[id] === 'string' ? [[id, values[id]]] : [])),
  );
  const attributes = Object.fromEntries(
    Object.entries(values).flatMap(([id, value]) =>
      typeof value === 'string' && !PERSONAL.some((each) => each === id) ? [[id, value] as const] : [],
    ),
  );
  return {
    reference,
    serviceCode: destination.serviceCode,
    payload: {
      description: [...lines, referenceLine(reference)].join('\n'),
      ...(place && { address_string: place.text }),
      attributes: {
        ...attributes,
        reference,
        ...(place?.uprn !== undefined && { uprn: place.uprn }),
        ...(place?.usrn !== undefined && { usrn: place.usrn }),
      },
      ...personal,
    },
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
  };
}
