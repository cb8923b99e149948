import type Stripe from 'stripe';
import type { EventType } from './event-type.ts';

export type EventObject =
  | Stripe.Customer
  | Stripe.Subscription
  | Stripe.SubscriptionSchedule
  | Stripe.Invoice
  | Stripe.Checkout.Session;

/** An event as it is kept: the SDK's shape, and what it is about. */
export type EventRecord = Omit<Stripe.EventBase, 'data' | 'type'> &
  Readonly<{
    type: EventType;
    data: Readonly<{ object: EventObject; previous_attributes?: Readonly<Record<string, unknown>> }>;
  }>;
