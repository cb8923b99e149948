import type Stripe from 'stripe';
import { refusal } from './refusal.ts';

/** In a path that is 404; as a parameter, 400 with its name (stripe.md 1, measured mapping). */
export function missing(kind: string, id: string, param?: string): Stripe.errors.StripeError {
  return refusal({
    message: `No such ${kind}: '${id}'`,
    code: 'resource_missing',
    param: param ?? 'id',
    status: param === undefined ? 404 : 400,
  });
}
