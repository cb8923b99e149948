/** One subscription as Stripe said it in one attempt. Times are ISO 8601 strings in UTC, so that they compare as text. */
export type SubscriptionSnapshot = Readonly<{
  id: string;
  customerId: string;
  /** Stripe's status; an open set: Stripe may add one any day. */
  status: string;
  items: readonly SubscriptionItem[];
  /** Flexible billing sets only this one for a portal cancellation. */
  cancelAt: string | null;
  cancelAtPeriodEnd: boolean;
  trialEnd: string | null;
  /** Its first invoice, due at once, is not paid: while the status is active already, a bank debit is under way; when it is past due, that has failed. */
  firstPaymentOpen: boolean;
  /** Start of the period that the oldest open invoice bills; read for past_due only. */
  oldestOpenInvoicePeriodStart: string | null;
  /** A subscription schedule is attached (a downgrade at the period's end): the portal cannot confirm another change. */
  hasSchedule: boolean;
}>;

export type SubscriptionItem = Readonly<{
  id: string;
  priceId: string;
  lookupKey: string | null;
  /** Stripe leaves it out for metered prices; the reader makes that 1. */
  quantity: number;
  currentPeriodEnd: string;
}>;

/** A plan given by an operator with an end date; counts as one more subscription. */
export type Grant = Readonly<{ id: string; plan: string; seats: number; expiresAt: string }>;
