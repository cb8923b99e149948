import type Stripe from 'stripe';

/** What paying a session makes. Its id is the session's. */
export type CheckoutPlan = Readonly<{
  lines: readonly Readonly<{ id: string; price: string; quantity: number }>[];
  trialEnd: number | null;
  trialDays: number | null;
  missingPaymentMethod: 'cancel' | 'create_invoice' | 'pause';
  metadata: Stripe.Metadata;
  /** Whether what is given on the page is kept on the customer; absent in a state of an earlier release. */
  writesAddress?: boolean;
  writesName?: boolean;
}>;
