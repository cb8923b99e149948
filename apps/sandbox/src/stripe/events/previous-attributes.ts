import { isDeepStrictEqual } from 'node:util';

type Attributes = Readonly<Record<string, unknown>>;

/** The former values of what changed; of an object inside it, only what changed there. Arrays are given whole, as Stripe does. */
export function previousAttributes(before: Attributes, after: Attributes): Attributes {
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !isDeepStrictEqual(before[name], after[name]),
  );
  return Object.fromEntries(changed.map((name) => [name, previousOf(before[name], after[name])]));
}

function previousOf(before: unknown, after: unknown): unknown {
  return isAttributes(before) && isAttributes(after) ? previousAttributes(before, after) : (before ?? null);
}

function isAttributes(value: unknown): value is Attributes {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
