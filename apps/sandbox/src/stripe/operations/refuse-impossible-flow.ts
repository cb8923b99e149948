import type Stripe from 'stripe';
import { missing } from '../http/missing.ts';
import { refusal } from '../http/refusal.ts';
import type { PortalSessionParams } from '../params/portal-session-params.ts';
import type { World } from '../world.ts';

type FlowData = NonNullable<PortalSessionParams['flow_data']>;

/** A flow about a subscription needs one of this customer's that has not ended, and what it confirms must exist (stripe.md 5). */
export function refuseImpossibleFlow(
  world: World,
  {
    customer,
    flow,
    configuration: { features },
  }: Readonly<{ customer: string; flow: FlowData; configuration: Stripe.BillingPortal.Configuration }>,
): void {
  if (flow.type === 'customer_update' || flow.type === 'payment_method_update') {
    return;
  }
  const about = flow[flow.type];
  const param = `flow_data[${flow.type}]`;
  if (about === undefined) {
    throw refusal({ message: `Missing required param: ${param}.`, code: 'parameter_missing', param });
  }
  const subscription = world.subscriptions.get(about.subscription);
  if (subscription === undefined || subscription.customer !== customer) {
    throw missing('subscription', about.subscription, `${param}[subscription]`);
  }
  if (subscription.ended_at !== null) {
    throw refusal({
      message: `The subscription ${about.subscription} has ended.`,
      param: `${param}[subscription]`,
    });
  }
  if (flow.type === 'subscription_cancel' && subscription.cancel_at !== null) {
    throw refusal({
      message: `The subscription ${about.subscription} is already set to be canceled.`,
      param: `${param}[subscription]`,
    });
  }
  const [item] = flow.subscription_update_confirm?.items ?? [];
  if (flow.type === 'subscription_update_confirm' && item !== undefined) {
    if (subscription.items.data.length > 1 || subscription.items.data[0]?.id !== item.id) {
      throw refusal({ message: 'The portal updates subscriptions with exactly one item.', param });
    }
    if (item.price !== undefined && world.prices.get(item.price) === undefined) {
      throw missing('price', item.price, `${param}[items][0][price]`);
    }
    const { enabled, products } = features.subscription_update;
    const isOffered = products?.some(({ prices }) => prices.includes(item.price ?? '')) ?? true;
    if (!enabled || (item.price !== undefined && !isOffered)) {
      throw refusal({
        message: 'The portal configuration does not offer this change in `features[subscription_update]`.',
        param: `${param}[items][0][price]`,
      });
    }
  }
}
