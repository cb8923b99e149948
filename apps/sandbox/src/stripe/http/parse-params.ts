import type Stripe from 'stripe';
import type { z } from 'zod';
import { refusal } from './refusal.ts';

/** The parameters as their schema has them, or Stripe's refusal of the first that is wrong. */
export function parseParams<Schema extends z.ZodType>(schema: Schema, given: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) {
    return parsed.data;
  }
  throw refusalOf(parsed.error.issues[0], given);
}

function refusalOf(issue: z.core.$ZodIssue | undefined, given: unknown): Stripe.errors.StripeError {
  if (issue?.code === 'unrecognized_keys') {
    const param = nameOf([...issue.path, issue.keys[0] ?? '']);
    return refusal({ message: `Received unknown parameter: ${param}`, code: 'parameter_unknown', param });
  }
  const param = nameOf(issue?.path ?? []);
  if (issue === undefined || valueAt(given, issue.path) === undefined) {
    return refusal({ message: `Missing required param: ${param}.`, code: 'parameter_missing', param });
  }
  return refusal({ message: `Invalid ${param}: ${issue.message}`, code: 'parameter_invalid', param });
}

/** As the form spells it: `items[0][price]`. */
function nameOf([first = '', ...inner]: readonly PropertyKey[]): string {
  return `${String(first)}${inner.map((part) => `[${String(part)}]`).join('')}`;
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    given,
  );
}
