import type Stripe from 'stripe';

/** A portal session. Its id here is the token of its URL, which is all that opens it. `seenAt`: when its page was last shown. */
export type PortalVisit = Readonly<{ session: Stripe.BillingPortal.Session; seenAt: number | null }>;
