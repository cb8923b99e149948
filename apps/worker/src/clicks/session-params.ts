import type { Account } from '@planbridge/accounts';
import type { CheckoutTerms, Plan } from '@planbridge/billing';
import type { OpenCheckoutInput } from '@planbridge/contracts';
import type Stripe from 'stripe';

export type SessionWish = Readonly<{
  account: Account;
  customer: string;
  plan: Plan;
  priceId: string;
  input: OpenCheckoutInput;
}>;

/** What is asked of Stripe's hosted page. Our own row says whose customer it is; metadata is a hint for people. */
export function sessionParams({
  account,
  customer,
  plan,
  priceId,
  input,
}: SessionWish): Stripe.Checkout.SessionCreateParams {
  const { wish, fingerprint } = input;
  const quantity = plan.seats === null ? 1 : (wish.seats ?? plan.seats.min);
  const { displayName, buttonColor, submitMessage, promotionCodes } = plan.checkout;
  return {
    mode: 'subscription',
    customer,
    client_reference_id: account.ref,
    metadata: { account_id: account.id, fingerprint },
    line_items: [{ price: priceId, quantity }],
    subscription_data: {
      metadata: { account_id: account.id },
      ...(plan.trialDays !== null && account.trialUsedAt === null
        ? { trial_period_days: plan.trialDays }
        : {}),
    },
    success_url: wish.successUrl,
    cancel_url: wish.cancelUrl,
    ...(promotionCodes === false ? {} : { allow_promotion_codes: true }),
    // The browser's own.
    locale: 'auto',
    ...addressParams(plan.checkout),
    ...(displayName === null && buttonColor === null
      ? {}
      : {
          branding_settings: {
            ...(displayName === null ? {} : { display_name: displayName }),
            ...(buttonColor === null ? {} : { button_color: buttonColor }),
          },
        }),
    ...(submitMessage === null ? {} : { custom_text: { submit: { message: submitMessage } } }),
  };
}

/** The customer exists already, so what the page asks must be written to it: Stripe refuses tax and tax ids otherwise. */
function addressParams({
  automaticTax = false,
  billingAddress = 'auto',
  taxIds = false,
}: CheckoutTerms): Partial<Stripe.Checkout.SessionCreateParams> {
  if (!automaticTax && !taxIds && billingAddress === 'auto') {
    return {};
  }
  return {
    billing_address_collection: billingAddress,
    customer_update: { address: 'auto', name: 'auto' },
    ...(automaticTax ? { automatic_tax: { enabled: true } } : {}),
    ...(taxIds ? { tax_id_collection: { enabled: true } } : {}),
  };
}
