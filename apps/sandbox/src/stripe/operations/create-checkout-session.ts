import type Stripe from 'stripe';
import { liveCustomer } from '../billing/live-customer.ts';
import { refuseOtherCurrency } from '../billing/refuse-other-currency.ts';
import { mergeMetadata } from '../http/merge-metadata.ts';
import { missing } from '../http/missing.ts';
import { refusal } from '../http/refusal.ts';
import { newId } from '../new-id.ts';
import { sessionObject } from '../objects/checkout-session.ts';
import type { CheckoutPlan } from '../records/checkout-plan.ts';
import type { CheckoutParams } from '../params/checkout-params.ts';
import type { World } from '../world.ts';
import { refuseImpossibleCheckout } from './refuse-impossible-checkout.ts';

const minute = 60;
const day = 24 * 60 * minute;

export function createCheckoutSession(world: World, params: CheckoutParams): Stripe.Checkout.Session {
  const customer = params.customer === undefined ? null : liveCustomer(world, params.customer, 'customer');
  refuseImpossibleCheckout(params, customer);
  const lines = params.line_items.map((line, index) => ({
    id: newId('li'),
    quantity: line.quantity,
    price: soldPrice(world, line.price, `line_items[${index}][price]`),
  }));
  const currency = lines[0]?.price.currency ?? 'usd';
  if (lines.some(({ price }) => price.currency !== currency)) {
    throw refusal({ message: 'All prices of a Checkout Session need one currency.', param: 'line_items' });
  }
  if (customer !== null) {
    refuseOtherCurrency(world, { customer: customer.id, currency, param: 'line_items' });
  }
  const id = `cs_test_${newId('a', 56).slice(2)}`;
  const plan = planOf(params, lines);
  const total = lines.reduce((sum, { price, quantity }) => sum + (price.unit_amount ?? 0) * quantity, 0);
  world.checkoutPlans.put(id, plan);
  return world.sessions.put(id, {
    ...sessionObject({
      id,
      url: `${world.publicUrl}/c/pay/${id}`,
      created: world.now(),
      expires_at: expiryOf(world, params.expires_at),
      customer: params.customer ?? null,
      client_reference_id: params.client_reference_id ?? null,
      metadata: mergeMetadata({}, params.metadata),
      success_url: params.success_url,
      cancel_url: params.cancel_url ?? null,
      currency,
      // A trial asks for nothing today.
      amount: plan.trialDays === null && plan.trialEnd === null ? total : 0,
      allow_promotion_codes: params.allow_promotion_codes ?? null,
      locale: params.locale ?? null,
      payment_method_collection: params.payment_method_collection,
    }),
    customer_email: params.customer_email ?? null,
    ...pageOf(params),
  });
}

/** What the page asks and how it looks. */
function pageOf(params: CheckoutParams): Partial<Stripe.Checkout.Session> {
  const { automatic_tax: tax, branding_settings: branding, custom_text: words } = params;
  return {
    billing_address_collection: params.billing_address_collection ?? null,
    ...(tax?.enabled === true
      ? { automatic_tax: { enabled: true, liability: { type: 'self' }, provider: 'stripe', status: null } }
      : {}),
    ...(params.tax_id_collection === undefined
      ? {}
      : {
          tax_id_collection: {
            enabled: params.tax_id_collection.enabled,
            required: params.tax_id_collection.required ?? 'never',
          },
        }),
    ...(branding === undefined
      ? {}
      : {
          branding_settings: {
            background_color: '#ffffff',
            border_style: 'rounded',
            button_color: branding.button_color ?? '#0074d4',
            display_name: branding.display_name ?? 'Sandbox',
            font_family: 'default',
            icon: null,
            logo: null,
          },
        }),
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: words?.submit ?? null,
      terms_of_service_acceptance: null,
    },
  };
}

function soldPrice(world: World, id: string, param: string): Stripe.Price {
  const price = world.prices.get(id);
  if (price === undefined) {
    throw missing('price', id, param);
  }
  if (!price.active) {
    throw refusal({
      message: `The price specified is inactive. This field only accepts active prices.`,
      param,
    });
  }
  return price;
}

function planOf(
  { subscription_data: data, customer_update: update }: CheckoutParams,
  lines: readonly Readonly<{ id: string; price: Stripe.Price; quantity: number }>[],
): CheckoutPlan {
  return {
    lines: lines.map(({ id, price, quantity }) => ({ id, price: price.id, quantity })),
    trialDays: data?.trial_period_days ?? null,
    trialEnd: data?.trial_end ?? null,
    missingPaymentMethod: data?.trial_settings?.end_behavior.missing_payment_method ?? 'create_invoice',
    writesAddress: update?.address === 'auto',
    writesName: update?.name === 'auto',
    // The session's own metadata is not copied to the subscription (stripe.md 4).
    metadata: mergeMetadata({}, data?.metadata),
  };
}

/** From 30 minutes to a day ahead, a day if nothing is said (stripe.md 4). */
function expiryOf(world: World, wished: number | undefined): number {
  const now = world.now();
  // A minute of grace on both sides, for a caller's clock and for Stripe's time that control has moved.
  if (wished !== undefined && (wished < now + 29 * minute || wished > now + day + minute)) {
    throw refusal({
      message:
        'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.',
      param: 'expires_at',
    });
  }
  return wished ?? now + day;
}
