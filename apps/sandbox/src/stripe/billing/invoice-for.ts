import type Stripe from 'stripe';
import { newId } from '../new-id.ts';
import { invoiceObject } from '../objects/invoice.ts';
import type { World } from '../world.ts';
import { amountOf } from './amount-of.ts';
import { idOf } from './id-of.ts';

export type BillingReason = 'subscription_create' | 'subscription_cycle' | 'subscription_update';

/** The invoice of the subscription's running period. A trial's asks for nothing (stripe.md 7, inbox-zero PR #3709). */
export function invoiceFor(
  world: World,
  subscription: Stripe.Subscription,
  reason: BillingReason,
): Stripe.Invoice {
  const [item] = subscription.items.data;
  return invoiceObject({
    id: newId('in'),
    subscription,
    customer: idOf(subscription.customer),
    reason,
    created: world.now(),
    amount: subscription.status === 'trialing' ? 0 : amountOf(subscription),
    period: {
      start: item?.current_period_start ?? world.now(),
      end: item?.current_period_end ?? world.now(),
    },
  });
}
