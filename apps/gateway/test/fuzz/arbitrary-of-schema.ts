import * as fc from 'fast-check';
import { z } from 'zod';

/** As much of JSON Schema as this gateway's document uses. */
const schemaOf = z.looseObject({
  type: z.string().optional(),
  enum: z.array(z.string()).optional(),
  pattern: z.string().optional(),
  minLength: z.int().optional(),
  maxLength: z.int().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
});

/** What is likelier to get far than a random value of the schema, by the name of the property. */
export type Hints = Readonly<Record<string, fc.Arbitrary<string>>>;

/** Values that fit a schema. What it does not know it refuses, so that a new part of the document is not left out unseen. */
export function arbitraryOfSchema(given: unknown, hints: Hints, name = ''): fc.Arbitrary<unknown> {
  const schema = schemaOf.parse(given);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.type === 'string') return textOf(schema, hints[name]);
  if (schema.type === 'integer') {
    return fc.integer({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000 });
  }
  if (schema.type !== 'object') {
    throw new Error(`The fuzzing knows no values of the type ${schema.type} (${name}); teach it.`);
  }
  const properties = Object.entries(schema.properties ?? {}).map(
    ([key, property]) => [key, arbitraryOfSchema(property, hints, key)] as const,
  );
  return fc.record(Object.fromEntries(properties), { requiredKeys: schema.required ?? [] });
}

function textOf(schema: z.infer<typeof schemaOf>, hint: fc.Arbitrary<string> | undefined) {
  const { pattern, minLength = 0, maxLength = 100 } = schema;
  const fitting =
    pattern === undefined
      ? fc.string({ minLength, maxLength, unit: 'binary', size: 'small' })
      : fc.stringMatching(new RegExp(pattern));
  return hint === undefined
    ? fitting
    : fc.oneof({ arbitrary: hint, weight: 9 }, { arbitrary: fitting, weight: 1 });
}
