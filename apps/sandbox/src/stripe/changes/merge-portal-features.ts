import type Stripe from 'stripe';
import { refusal } from '../http/refusal.ts';
import type { PortalFeatureParams } from '../params/portal-configuration-params.ts';

type Features = Stripe.BillingPortal.Configuration.Features;

/** What is given replaces what was; what is not said stays. */
export function mergePortalFeatures(before: Features, given: PortalFeatureParams): Features {
  const { customer_update, invoice_history, payment_method_update, subscription_cancel } = given;
  const merged = {
    customer_update: {
      enabled: customer_update?.enabled ?? before.customer_update.enabled,
      allowed_updates: listOr(customer_update?.allowed_updates, before.customer_update.allowed_updates),
    },
    invoice_history: invoice_history ?? before.invoice_history,
    payment_method_update: { ...before.payment_method_update, ...payment_method_update },
    subscription_cancel: {
      ...before.subscription_cancel,
      enabled: subscription_cancel?.enabled ?? before.subscription_cancel.enabled,
      mode: subscription_cancel?.mode ?? before.subscription_cancel.mode,
      proration_behavior:
        subscription_cancel?.proration_behavior ?? before.subscription_cancel.proration_behavior,
    },
    subscription_pause: {
      ...before.subscription_pause,
      enabled: given.subscription_pause?.enabled ?? before.subscription_pause.enabled,
    },
    subscription_update: updateFeature(before.subscription_update, given.subscription_update),
  };
  if (merged.subscription_update.enabled && !merged.payment_method_update.enabled) {
    throw refusal({
      message: 'Cannot enable subscription updates while payment method update is disabled.',
      param: 'features[payment_method_update]',
    });
  }
  return merged;
}

function updateFeature(
  before: Features['subscription_update'],
  given: PortalFeatureParams['subscription_update'],
): Features['subscription_update'] {
  if (given === undefined) {
    return before;
  }
  const products = given.products?.map(({ product, prices, adjustable_quantity: quantity }) => ({
    product,
    prices,
    adjustable_quantity: {
      enabled: quantity?.enabled ?? false,
      maximum: quantity?.maximum ?? null,
      minimum: quantity?.minimum ?? 1,
    },
  }));
  return {
    ...before,
    enabled: given.enabled,
    default_allowed_updates: listOr(given.default_allowed_updates, before.default_allowed_updates),
    products: given.products === undefined ? (before.products ?? null) : (products ?? null),
    proration_behavior: given.proration_behavior ?? before.proration_behavior,
    trial_update_behavior: given.trial_update_behavior ?? before.trial_update_behavior,
    schedule_at_period_end: {
      conditions: listOr(given.schedule_at_period_end?.conditions, before.schedule_at_period_end.conditions),
    },
  };
}

/** An empty value empties a list. */
function listOr<T>(given: T[] | null | undefined, before: T[]): T[] {
  return given === undefined ? before : (given ?? []);
}
