import type Stripe from 'stripe';
import { buyer } from './parts/buyer.ts';
import { withOpenStripe } from './parts/with-open-stripe.ts';

/** The parameters of the worker's calls (apps/worker/src/clicks and src/stripe), where no other test uses them so. */
test('takes a Checkout session as the worker asks for it, texts and branding included', () =>
  withOpenStripe(async (opened) => {
    const { session } = await buyer(opened, {
      data: { trial_period_days: 14 },
      session: {
        client_reference_id: 'ref0123456789abcd',
        metadata: { account_id: 'auth0|42', fingerprint: 'f' },
        allow_promotion_codes: true,
        locale: 'auto',
        branding_settings: { display_name: 'Planbridge', button_color: '#112233' },
        custom_text: { submit: { message: 'Cancel any time.' } },
      },
    });
    expect(session).toMatchObject({
      object: 'checkout.session',
      status: 'open',
      client_reference_id: 'ref0123456789abcd',
      metadata: { account_id: 'auth0|42', fingerprint: 'f' },
      allow_promotion_codes: true,
    });
    expect(session.expires_at - session.created).toBe(86_400);
  }));

test('gives the pages of a customer’s subscriptions, all statuses, with their invoices and open ones', () =>
  withOpenStripe(async (opened) => {
    const { stripe, control } = opened;
    const { customer } = await buyer(opened);
    await control('subscriptions', { customer });
    await control('cards', { customer, card: 'declines' });
    await control('time', { advance: '32d' });
    const query: Stripe.SubscriptionListParams = {
      customer,
      status: 'all',
      expand: ['data.latest_invoice'],
      limit: 1,
    };
    const first = await stripe.subscriptions.list(query);
    const second = await stripe.subscriptions.list({ ...query, starting_after: first.data[0]?.id ?? '' });
    expect([first, second]).toMatchObject([
      { object: 'list', has_more: true, data: [{ status: 'past_due', latest_invoice: { status: 'open' } }] },
      { object: 'list', has_more: false, data: [{ status: 'past_due' }] },
    ]);
    const open = await stripe.invoices.list({
      subscription: second.data[0]?.id ?? '',
      status: 'open',
      limit: 100,
    });
    expect(open.data).toMatchObject([
      { created: expect.any(Number), lines: { data: [{ period: { start: expect.any(Number) } }] } },
    ]);
    const seen = await stripe.customers.retrieve(customer, { expand: ['subscriptions'] });
    expect(seen).toMatchObject({ subscriptions: { object: 'list', data: [{}, {}] } });
  }));

test('makes a customer with a constant body under one key, and its e-mail follows', () =>
  withOpenStripe(async ({ stripe }) => {
    const create = () =>
      stripe.customers.create({ metadata: { account_id: 'ada' } }, { idempotencyKey: 'customer/ref/1' });
    const [one, other] = [await create(), await create()];
    expect(other.id).toBe(one.id);
    expect(await stripe.customers.update(one.id, { email: 'ada@example.com' })).toMatchObject({
      email: 'ada@example.com',
      metadata: { account_id: 'ada' },
    });
  }));
