import { isFirstPaymentProcessing } from './is-first-payment-processing.ts';
import type { SubscriptionSnapshot } from './subscription.ts';

/** What the user is told of a subscription that grants nothing: one whose first payment is on its way is not active for us. */
export function shownStatus(subscription: SubscriptionSnapshot): string {
  return isFirstPaymentProcessing(subscription) ? 'incomplete' : subscription.status;
}
