import { accessOfStatus } from './access-of-status.ts';
import { addDays } from './add-days.ts';
import type { EntitlementSource } from './entitlement-source.ts';
import type { ListedItem, SubscriptionReading } from './read-subscription.ts';
import type { SubscriptionSnapshot } from './subscription.ts';
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

  // Grace is for who has paid before: a first debit that fails must not open what it did not open under way.
  const started = () =>
    listed.filter(({ plan }) => plan.grantWhileProcessing || !isFirstPaymentOutstanding(subscription));

  switch (accessOfStatus(subscription.status)) {
    case 'granted':
      return started().map((granting) => sourceOf(granting, null));
    case 'grace':
      return started().map((granting) =>
        sourceOf(granting, graceEnd(granting.plan.graceDays, subscription.oldestOpenInvoicePeriodStart)),
      );
    case 'denied':
    case 'unknown':
      return [];
  }
}

// An open invoice of a trial that has ended is no payment that the trial waits for.
function isFirstPaymentOutstanding({ status, firstPaymentOpen }: SubscriptionSnapshot): boolean {
  return firstPaymentOpen && status !== 'trialing';
}

// Without an open invoice there is nothing to count from, and nothing that the customer could pay: Stripe's status alone decides then.
function graceEnd(graceDays: number | null, periodStart: string | null): string | null {
  return graceDays === null || periodStart === null ? null : addDays(periodStart, graceDays);
}
