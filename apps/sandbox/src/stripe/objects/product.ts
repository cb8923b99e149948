import type Stripe from 'stripe';

export function productObject(
  given: Readonly<{ id: string; name: string; created: number; metadata: Stripe.Metadata }>,
): Stripe.Product {
  return {
    ...given,
    object: 'product',
    active: true,
    default_price: null,
    description: null,
    images: [],
    livemode: false,
    marketing_features: [],
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: null,
    updated: given.created,
    url: null,
  } satisfies Stripe.Product;
}
