import type { SubscriptionItem, SubscriptionSnapshot } from '@planbridge/billing';
import { z } from 'zod';

const seconds = z.number().int();
const reference = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]);

const item = z.object({
  id: z.string(),
  price: z.object({ id: z.string(), lookup_key: z.string().nullish() }),
  quantity: z.number().int().optional(),
  current_period_end: seconds,
});

/** The part of a subscription that we read; anything else in its place is not Stripe's answer. */
export const stripeSubscription = z.object({
  object: z.literal('subscription'),
  id: z.string(),
  customer: reference,
  status: z.string(),
  collection_method: z.string().nullish(),
  cancel_at: seconds.nullish(),
  cancel_at_period_end: z.boolean(),
  trial_end: seconds.nullish(),
  schedule: reference.nullish(),
  latest_invoice: z
    .union([z.string(), z.object({ status: z.string().nullish(), billing_reason: z.string().nullish() })])
    .nullish(),
  items: z.object({ object: z.literal('list'), data: z.array(z.unknown()), has_more: z.boolean() }),
});

export type StripeSubscription = z.infer<typeof stripeSubscription>;

export function snapshotOf(
  subscription: StripeSubscription,
  more: Readonly<{ items: readonly SubscriptionItem[]; oldestOpenInvoicePeriodStart: string | null }>,
): SubscriptionSnapshot {
  return {
    id: subscription.id,
    customerId: subscription.customer,
    status: subscription.status,
    items: more.items,
    cancelAt: timeOrNull(subscription.cancel_at),
    cancelAtPeriodEnd: subscription.cancel_at_period_end,
    trialEnd: timeOrNull(subscription.trial_end),
    firstPaymentProcessing: isFirstInvoiceOpen(subscription),
    oldestOpenInvoicePeriodStart: more.oldestOpenInvoicePeriodStart,
    hasSchedule: (subscription.schedule ?? null) !== null,
  };
}

export function itemOf(value: unknown): SubscriptionItem {
  const { id, price, quantity, current_period_end: end } = item.parse(value);
  return {
    id,
    priceId: price.id,
    lookupKey: price.lookup_key ?? null,
    quantity: quantity ?? 1,
    currentPeriodEnd: time(end),
  };
}

/** Stripe's seconds as ISO 8601. */
export function time(atSeconds: number): string {
  return new Date(atSeconds * 1000).toISOString();
}

function timeOrNull(atSeconds: number | null | undefined): string | null {
  return atSeconds === null || atSeconds === undefined ? null : time(atSeconds);
}

/**
 * A bank debit is under way: the first invoice is open, and the subscription may be active already (docs/decisions/0001). An invoice that was
 * sent by mail is open until its due date, and nothing is under way.
 */
function isFirstInvoiceOpen({
  latest_invoice: invoice,
  collection_method: collection,
}: StripeSubscription): boolean {
  return (
    collection !== 'send_invoice' &&
    typeof invoice === 'object' &&
    invoice !== null &&
    invoice.status === 'open' &&
    invoice.billing_reason === 'subscription_create'
  );
}
