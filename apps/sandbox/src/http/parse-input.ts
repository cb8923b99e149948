import type { z } from 'zod';
import { inputError } from './input-error.ts';

/** What the caller sent, by the schema; else an answer 400 that names every fault. Nothing sent is an empty object. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input ?? {});
  if (parsed.success) {
    return parsed.data;
  }
  const faults = parsed.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')}: ${message}`,
  );
  throw inputError(`The request is not usable. ${faults.join('. ')}.`);
}
