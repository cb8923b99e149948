import type Stripe from 'stripe';
import { newId } from '../new-id.ts';
import { portalConfigurationObject } from '../objects/portal-configuration.ts';
import { portalFeatures } from '../objects/portal-features.ts';
import type { World } from '../world.ts';

/** What the Dashboard gives an account; made when it is first needed. */
export function defaultPortalConfiguration(world: World): Stripe.BillingPortal.Configuration {
  const known = world.portalConfigurations.list().find((configuration) => configuration.is_default);
  if (known !== undefined) {
    return known;
  }
  const made = portalConfigurationObject({
    id: newId('bpc'),
    created: world.now(),
    isDefault: true,
    name: null,
    defaultReturnUrl: null,
    metadata: {},
    features: portalFeatures(),
  });
  return world.portalConfigurations.put(made.id, made);
}
