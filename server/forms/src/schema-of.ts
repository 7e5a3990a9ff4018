/** The JSON Schema (2020-12) of a form, made of its fields so that no fact of it stands twice. */
import type { Field, Form } from './definition.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

const PLACE: JsonSchema = {
  type: 'object',
  properties: {
    text: { type: 'string', minLength: 1, maxLength: 200 },
    postcode: { type: 'string', format: 'uk-postcode' },
    uprn: { type: 'string', format: 'uprn' },
    usrn: { type: 'string', pattern: '^\\d{1,8}$' },
    latitude: { type: 'number', minimum: -90, maximum: 90 },
    longitude: { type: 'number', minimum: -180, maximum: 180 },
  },
  required: ['text'],
  additionalProperties: false,
};

/** What a field may hold. Formats beyond the standard's own: `uk-phone`, `uk-postcode`, `uprn`. */
export function schemaOfField(field: Field): JsonSchema {
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return { type: 'string', minLength: 1, maxLength: field.maxLength };
    case 'choice':
      return { enum: field.choices.map(({ value }) => value) };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'phone':
      return { type: 'string', format: 'uk-phone' };
    case 'email':
      return { type: 'string', format: 'email', maxLength: 254 };
    case 'postcode':
      return { type: 'string', format: 'uk-postcode' };
    case 'place':
      return PLACE;
  }
}

/** The schema of a whole form's values, with its conditions as `if` and `then`. */
export function schemaOf(form: Form): JsonSchema {
  const conditional = form.fields.flatMap(({ id, optional, when }) =>
    when === undefined
      ? []
      : [
          {
            if: { properties: { [when.field]: { enum: when.is } }, required: [when.field] },
            ...(!optional && { then: { required: [id] } }),
            else: { not: { required: [id] } },
          },
        ],
  );
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: form.title,
    type: 'object',
    properties: Object.fromEntries(form.fields.map((field) => [field.id, schemaOfField(field)])),
    required: form.fields.filter(({ optional, when }) => !optional && when === undefined).map(({ id }) => id),
    ...(conditional.length > 0 && { allOf: conditional }),
    additionalProperties: false,
  };
}
