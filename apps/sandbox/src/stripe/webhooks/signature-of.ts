import Stripe from 'stripe';
import type { Endpoint } from './endpoint.ts';

/** A new timestamp for each attempt; while a secret is rolled, one signature by each of the two (stripe.md 2, Delivery). */
export function signatureOf({ secret, former }: Endpoint, payload: string, realNow: number): string {
  const timestamp = Math.floor(realNow / 1000);
  const sign = (by: string) => Stripe.webhooks.generateTestHeaderString({ payload, secret: by, timestamp });
  const header = sign(secret);
  return former === null || former.until < realNow
    ? header
    : `${header},${sign(former.secret).split(',').slice(1).join(',')}`;
}
