import type Stripe from 'stripe';

/** A change that takes place when its invoice is paid. Its id is the subscription's. */
export type PendingChange = Readonly<{
  invoice: string;
  change: Partial<Stripe.Subscription>;
  expiresAt: number;
}>;
