import type { SubscriptionSnapshot } from './subscription.ts';

/**
 * A bank debit takes days, and Stripe says `active` meanwhile (https://docs.stripe.com/billing/subscriptions/overview); later statuses speak
 * for themselves.
 */
export function isFirstPaymentProcessing({ status, firstPaymentOpen }: SubscriptionSnapshot): boolean {
  return status === 'active' && firstPaymentOpen;
}
