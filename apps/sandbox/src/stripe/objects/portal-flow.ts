import type Stripe from 'stripe';
import type { PortalSessionParams } from '../params/portal-session-params.ts';

type FlowData = NonNullable<PortalSessionParams['flow_data']>;

/** A flow as its session shows it: what was not asked for is null. */
export function portalFlow(flow: FlowData): Stripe.BillingPortal.Session.Flow {
  const confirm = flow.subscription_update_confirm;
  const after = flow.after_completion;
  return {
    type: flow.type,
    after_completion: {
      type: after?.type ?? 'portal_homepage',
      redirect: after?.redirect ?? null,
      hosted_confirmation:
        after?.hosted_confirmation === undefined
          ? null
          : { custom_message: after.hosted_confirmation.custom_message ?? null },
    },
    customer_update: flow.type === 'customer_update' ? {} : null,
    subscription_cancel:
      flow.subscription_cancel === undefined
        ? null
        : { subscription: flow.subscription_cancel.subscription, retention: null },
    subscription_pause:
      flow.subscription_pause === undefined ? null : { subscription: flow.subscription_pause.subscription },
    subscription_update:
      flow.subscription_update === undefined ? null : { subscription: flow.subscription_update.subscription },
    subscription_update_confirm:
      confirm === undefined
        ? null
        : {
            subscription: confirm.subscription,
            discounts: null,
            items: confirm.items.map(({ id, price, quantity }) => ({
              id,
              price: price ?? null,
              ...(quantity === undefined ? {} : { quantity }),
            })),
          },
  } satisfies Stripe.BillingPortal.Session.Flow;
}
