import type Stripe from 'stripe';
import { payCheckoutSession } from '../src/stripe/operations/pay-checkout-session.ts';
import { buyer } from './parts/buyer.ts';
import { withOpenStripe } from './parts/with-open-stripe.ts';

const session = (customer: string, price: string): Stripe.Checkout.SessionCreateParams => ({
  mode: 'subscription',
  customer,
  line_items: [{ price, quantity: 1 }],
  success_url: 'http://127.0.0.1/return',
});

test('the first subscription gives the customer its currency', () =>
  withOpenStripe(async (opened) => {
    const { customer } = await buyer(opened, { lookupKey: 'pro_month_eur' });
    expect(await opened.stripe.customers.retrieve(customer)).toMatchObject({ currency: 'eur' });
  }));

test('another currency is refused while anything runs, in Checkout and by the API', () =>
  withOpenStripe(async (opened) => {
    const { stripe } = opened;
    const { customer } = await buyer(opened, { lookupKey: 'pro_month_eur' });
    const refused = { statusCode: 400, message: expect.stringMatching(/combine currencies.*eur/) };
    const bySession = stripe.checkout.sessions.create(session(customer, 'price_team_month_usd'));
    await expect(bySession).rejects.toMatchObject(refused);
    const byApi = stripe.subscriptions.create({ customer, items: [{ price: 'price_team_month_usd' }] });
    await expect(byApi).rejects.toMatchObject(refused);
    expect(await stripe.checkout.sessions.create(session(customer, 'price_team_month_eur'))).toMatchObject({
      currency: 'eur',
    });
  }));

test('when nothing runs any more the customer may change to another one', () =>
  withOpenStripe(async (opened) => {
    const { stripe } = opened;
    const { customer, read } = await buyer(opened, { lookupKey: 'pro_month_eur' });
    await stripe.subscriptions.cancel((await read()).id);
    await stripe.checkout.sessions.create(session(customer, 'price_team_month_usd'));
    await stripe.subscriptions.create({ customer, items: [{ price: 'price_team_month_usd' }] });
    expect(await stripe.customers.retrieve(customer)).toMatchObject({ currency: 'usd' });
  }));

test('a page that was opened before a purchase in another currency takes no payment', () =>
  withOpenStripe(async (opened) => {
    const { stripe, control } = opened;
    const { result, customer } = await buyer(opened, { payment: { outcome: 'declined' } });
    expect(result.kind).toBe('declined');
    const open = await stripe.checkout.sessions.list({ customer, status: 'open' });
    await control('subscriptions', { customer, lookup_key: 'pro_month_eur' });
    const paid = payCheckoutSession(opened.world, open.data[0]?.id ?? '', { outcome: 'paid' });
    expect(paid).toMatchObject({ kind: 'declined', message: expect.stringContaining('eur') });
    expect((await stripe.subscriptions.list({ customer })).data).toHaveLength(1);
  }));
