import { accessOfStatus } from './access-of-status.ts';
import { addDays } from './add-days.ts';
import type { EntitlementSource } from './entitlement-source.ts';
import { isFirstPaymentProcessing } from './is-first-payment-processing.ts';
import type { ListedItem, SubscriptionReading } from './read-subscription.ts';
import { termOfSubscription } from './term-of-subscription.ts';

export function sourcesOfSubscription({
  subscription,
  listed,
}: SubscriptionReading): readonly EntitlementSource[] {
  const sourceOf = ({ item, plan }: ListedItem, until: string | null): EntitlementSource => ({
    plan,
    seats: item.quantity,
    until,
    term: termOfSubscription(subscription, [item]),
  });

  switch (accessOfStatus(subscription.status)) {
    case 'granted':
      return listed
        .filter(({ plan }) => plan.grantWhileProcessing || !isFirstPaymentProcessing(subscription))
        .map((granting) => sourceOf(granting, null));
    case 'grace':
      return listed.map((granting) =>
        sourceOf(granting, graceEnd(granting.plan.graceDays, subscription.oldestOpenInvoicePeriodStart)),
      );
    case 'denied':
    case 'unknown':
      return [];
  }
}

// Without an open invoice there is nothing to count from, and nothing that the customer could pay: Stripe's status alone decides then.
function graceEnd(graceDays: number | null, periodStart: string | null): string | null {
  return graceDays === null || periodStart === null ? null : addDays(periodStart, graceDays);
}
