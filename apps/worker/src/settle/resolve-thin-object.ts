import { z } from 'zod';
import { isMissing, stripeFailure } from '../stripe/stripe-failure.ts';
import type { AttemptLimits } from './attempt-limits.ts';
import type { SettleDependencies } from './dependencies.ts';

const owned = z.object({
  customer: z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]).nullish(),
});

/** The customer of the object that a thin event names; null if it has none or does not exist. Stripe's ids say what an object is. */
export async function resolveThinObject(
  { connectStripe }: SettleDependencies,
  objectId: string,
  { signal, stripeTimeoutMs, stripeShare }: AttemptLimits,
): Promise<string | null> {
  const stripe = connectStripe({ signal, timeoutMs: stripeTimeoutMs, share: stripeShare });
  const prefix = objectId.slice(0, objectId.indexOf('_'));
  try {
    switch (prefix) {
      case 'cus':
        return objectId;
      case 'sub':
        return customerOf(await stripe.subscriptions.retrieve(objectId));
      case 'cs':
        return customerOf(await stripe.checkout.sessions.retrieve(objectId));
      case 'in':
        return customerOf(await stripe.invoices.retrieve(objectId));
      default:
        return null;
    }
  } catch (error) {
    if (isMissing(error)) {
      return null;
    }
    throw stripeFailure(error) ?? error;
  }
}

function customerOf(object: unknown): string | null {
  return owned.parse(object).customer ?? null;
}
