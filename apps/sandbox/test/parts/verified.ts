import Stripe from 'stripe';
import type { Received } from './hook-receiver.ts';

/** The event that came, if the SDK accepts its signature. Nothing that came is no event. */
export function verified(received: Received | undefined, secret: string): Stripe.Event {
  return Stripe.webhooks.constructEvent(received?.body ?? '', received?.signature ?? '', secret);
}
