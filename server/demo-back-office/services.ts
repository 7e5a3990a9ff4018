/** The services that this back office takes reports for: those of the demonstration's own e-forms. */
import { loadForms } from '@hub/forms';
import type { Form } from '@hub/forms';

export interface ServiceDefinition {
  service_code: string;
  service_name: string;
  attributes: object[];
}

/** Fields that GeoReport v2 has parameters of its own for. */
const OF_THE_STANDARD = new Set(['name', 'email', 'phone']);

export function readServices(): Map<string, ServiceDefinition> {
  return new Map(
    loadForms().flatMap((form) => {
      if (form.destination.kind !== 'open311') return [];
      const { serviceCode } = form.destination;
      const definition = { service_code: serviceCode, service_name: form.title, attributes: attributesOf(form) };
      return [[serviceCode, definition]];
    }),
  );
}

function attributesOf(form: Form): object[] {
  return form.fields
    .filter(({ id, kind }) => kind !== 'place' && !OF_THE_STANDARD.has(id))
    .map((field, index) => ({
      variable: true,
      code: field.id,
      datatype: field.kind === 'choice' ? 'singlevaluelist' : field.kind === 'date' ? 'datetime' : 'text',
      required: !field.optional && field.when === undefined,
      datatype_description: field.hint ?? '',
      order: index + 1,
      description: field.question,
      ...(field.kind === 'choice' && {
        values: field.choices.map(({ value, label }) => ({ key: value, name: label })),
      }),
    }));
}
