import Stripe from 'stripe';
import type { PortalConfigurations, PortalWish } from './create-portal-configurations.ts';
import { portalUrl } from './portal-url.ts';
import type { PortalTarget } from './portal-url.ts';

type ChangeTarget = Readonly<{ portals: PortalConfigurations; wish: PortalWish; target: PortalTarget }>;

/** Opens the portal where a plan is changed on the catalogue's terms. */
export async function changeUrl(stripe: Stripe, { portals, wish, target }: ChangeTarget): Promise<string> {
  const configuration = await portals.idFor(stripe, wish);
  try {
    return await portalUrl(stripe, configuration, target);
  } catch (error) {
    portals.forget(configuration);
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) {
      throw error;
    }
    // Remembered, but switched off at Stripe meanwhile: then another one is there, or is made.
    const other = await portals.idFor(stripe, wish);
    if (other === configuration) {
      throw error;
    }
    return await portalUrl(stripe, other, target);
  }
}
