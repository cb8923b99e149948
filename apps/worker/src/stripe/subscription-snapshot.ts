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

/** Of a subscription that is past due; of another they are not asked for. */
export type OpenInvoices = Readonly<{ oldestPeriodStart: string | null; hasFirst: boolean }>;

export function snapshotOf(
  subscription: StripeSubscription,
  { items, openInvoices }: Readonly<{ items: readonly SubscriptionItem[]; openInvoices: OpenInvoices }>,
): SubscriptionSnapshot {
  return {
    id: subscription.id,
    customerId: subscription.customer,
    status: subscription.status,
    items,
    cancelAt: timeOrNull(subscription.cancel_at),
    cancelAtPeriodEnd: subscription.cancel_at_period_end,
    trialEnd: timeOrNull(subscription.trial_end),
    firstPaymentOpen: isFirstPaymentOpen(subscription, openInvoices),
    oldestOpenInvoicePeriodStart: openInvoices.oldestPeriodStart,
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
 * A bank debit is under way or has failed: the first invoice is open, and the subscription is active all the same, or past due
 * (docs/decisions/0001). An invoice that was sent by mail is open until its due date, and nothing is under way.
 */
function isFirstPaymentOpen(
  { latest_invoice: invoice, collection_method: collection }: StripeSubscription,
  { hasFirst }: OpenInvoices,
): boolean {
  const isLatest =
    typeof invoice === 'object' &&
    invoice !== null &&
    invoice.status === 'open' &&
    isFirst(invoice.billing_reason);
  return collection !== 'send_invoice' && (isLatest || hasFirst);
}

/** Whether an invoice with this reason is a subscription's first. */
export function isFirst(reason: string | null | undefined): boolean {
  return reason === 'subscription_create';
}
