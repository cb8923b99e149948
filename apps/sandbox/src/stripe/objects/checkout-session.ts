import type Stripe from 'stripe';

export type NewSession = Readonly<{
  id: string;
  url: string;
  created: number;
  expires_at: number;
  customer: string | null;
  client_reference_id: string | null;
  metadata: Stripe.Metadata;
  success_url: string;
  cancel_url: string | null;
  currency: string;
  amount: number;
  allow_promotion_codes: boolean | null;
  locale: Stripe.Checkout.Session.Locale | null;
  payment_method_collection: 'always' | 'if_required';
}>;

/** A hosted page in subscription mode, open until it is paid, expired or left to its time. */
export function sessionObject({ amount, ...given }: NewSession): Stripe.Checkout.Session {
  return {
    ...given,
    object: 'checkout.session',
    adaptive_pricing: null,
    after_expiration: null,
    allowed_payment_method_types: null,
    amount_subtotal: amount,
    amount_total: amount,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer_account: null,
    customer_creation: null,
    customer_details: null,
    customer_email: null,
    discounts: [],
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    managed_payments: null,
    mode: 'subscription',
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: ['card'],
    payment_status: 'unpaid',
    permissions: null,
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: null,
    subscription: null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    // Renamed in dahlia (stripe.md 1): the default hosted page.
    ui_mode: 'hosted_page',
    wallet_options: null,
  } satisfies Stripe.Checkout.Session;
}
