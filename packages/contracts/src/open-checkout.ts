/** What the user asked for. `seats` null means the plan's minimum; `currency` left out: the customer's own, or the catalogue's first. */
export type CheckoutWish = Readonly<{
  plan: string;
  interval: 'month' | 'year';
  currency?: string;
  seats: number | null;
  successUrl: string;
  cancelUrl: string;
}>;

/** `fingerprint` is a hash of the wish: a caller who joined a run with another fingerprint starts again when it closes. */
export type OpenCheckoutInput = Readonly<{ ref: string; wish: CheckoutWish; fingerprint: string }>;

export type CheckoutKind = 'checkout' | 'plan_change' | 'fix_payment' | 'resume';

/** `handoffId` names the row of `handoffs` that holds the URL, because a URL is a bearer secret and never enters a history. */
export type OpenCheckoutResult = Readonly<{ fingerprint: string }> &
  (
    | Readonly<{ outcome: 'redirect'; kind: CheckoutKind; handoffId: string }>
    | Readonly<{ outcome: 'already-on-plan' }>
    /** The customer still pays for something in this currency, Stripe mixes none, and the plan is not sold in it. */
    | Readonly<{ outcome: 'currency-fixed'; currency: string }>
    | Readonly<{ outcome: 'unavailable'; dependency: Dependency }>
  );

/** What a click needs beside the gateway itself. */
export type Dependency = 'stripe' | 'database';

/** Workflow `checkout/<ref>` on queue `checkout`. */
export type OpenCheckout = (input: OpenCheckoutInput) => Promise<OpenCheckoutResult>;
