import type Stripe from 'stripe';

/** Keys are merged; an empty value removes its key, an empty metadata all of them (API reference, metadata). */
export function mergeMetadata(
  before: Stripe.Metadata,
  given: Readonly<Record<string, string>> | null | undefined,
): Stripe.Metadata {
  if (given === undefined) {
    return before;
  }
  return given === null
    ? {}
    : Object.fromEntries(Object.entries({ ...before, ...given }).filter(([, value]) => value !== ''));
}
