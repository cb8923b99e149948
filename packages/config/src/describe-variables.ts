import type { z } from 'zod';
import { descriptions } from './descriptions.ts';
import type { Description } from './descriptions.ts';

/** The schema's variables in its order, by the configuration's key. */
export function describeVariables(schema: z.ZodObject): readonly (readonly [key: string, Description])[] {
  return Object.entries(schema.shape).map(([key, field]) => {
    const description = descriptions.get(field);
    if (description === undefined) throw new Error(`The setting ${key} has no description.`);
    return [key, description];
  });
}
