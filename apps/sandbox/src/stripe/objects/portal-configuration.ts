import type Stripe from 'stripe';

export type NewConfiguration = Readonly<{
  id: string;
  created: number;
  isDefault: boolean;
  name: string | null;
  defaultReturnUrl: string | null;
  metadata: Stripe.Metadata;
  features: Stripe.BillingPortal.Configuration.Features;
}>;

export function portalConfigurationObject(given: NewConfiguration): Stripe.BillingPortal.Configuration {
  return {
    id: given.id,
    object: 'billing_portal.configuration',
    active: true,
    application: null,
    business_profile: { headline: null, privacy_policy_url: null, terms_of_service_url: null },
    created: given.created,
    default_return_url: given.defaultReturnUrl,
    features: given.features,
    is_default: given.isDefault,
    livemode: false,
    login_page: { enabled: false, url: null },
    metadata: given.metadata,
    name: given.name,
    updated: given.created,
  } satisfies Stripe.BillingPortal.Configuration;
}
