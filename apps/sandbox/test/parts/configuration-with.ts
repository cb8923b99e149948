import type Stripe from 'stripe';
import { defaultPortalConfiguration } from '../../src/stripe/operations/default-portal-configuration.ts';
import type { World } from '../../src/stripe/world.ts';

type Update = Stripe.BillingPortal.Configuration.Features.SubscriptionUpdate;

/** The account's own configuration, with other words about changes of plan. */
export function configurationWith(world: World, update: Partial<Update>): Stripe.BillingPortal.Configuration {
  const { features, ...others } = defaultPortalConfiguration(world);
  return {
    ...others,
    features: { ...features, subscription_update: { ...features.subscription_update, ...update } },
  };
}
