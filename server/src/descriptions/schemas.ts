/** The shapes of the contract as JSON Schema, each under the name that the contract gives it. */
import * as contract from '@hub/contract';
import * as z from 'zod';
import type { SchemaName } from './line.ts';

export type Json = Readonly<Record<string, unknown>>;

const ENDING = 'Schema';
const PLACE = '#/components/schemas/';

/** What the shape is called in a description. */
export const titleOf = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** What JSON Schema has no word for is left open. */
const OPTIONS = { unrepresentable: 'any', io: 'input' } as const;

const registry = z.registry<{ id: string }>();
for (const [name, schema] of Object.entries(contract))
  if (name.endsWith(ENDING) && schema instanceof z.ZodType)
    registry.add(schema, { id: titleOf(name.slice(0, -ENDING.length)) });

const without = (json: Json, ...keys: string[]): Json =>
  Object.fromEntries(Object.entries(json).filter(([key]) => !keys.includes(key)));

/** What several shapes share without a name of its own is put beside them, as what is described refers to one place. */
const SHARED = `${PLACE}__shared#/$defs/`;

function readComponents(): Readonly<Record<string, Json>> {
  const { __shared: shared, ...named } = z.toJSONSchema(registry, { ...OPTIONS, uri: (id) => PLACE + id })
    .schemas as Record<string, Json>;
  const all = { ...named, ...(shared?.$defs as Record<string, Json> | undefined) };
  const bare = Object.fromEntries(Object.entries(all).map(([id, json]) => [id, without(json, '$schema', '$id')]));
  return JSON.parse(JSON.stringify(bare).replaceAll(SHARED, PLACE)) as Record<string, Json>;
}

/** Every shape by its name, with references between them. */
export const componentSchemas = readComponents();

export const refTo = (name: SchemaName): Json => ({ $ref: PLACE + titleOf(name) });

/** Any other shape, with references to those that have a name. */
export function schemaOf(schema: z.ZodType): Json {
  const named = registry.get(schema);
  if (named) return { $ref: PLACE + named.id };
  const json = z.toJSONSchema(schema, { ...OPTIONS, metadata: registry });
  const whole = JSON.stringify(without(json, '$schema', '$defs')).replaceAll('#/$defs/', PLACE);
  return JSON.parse(whole) as Json;
}
