import type Stripe from 'stripe';
import { buyer } from './parts/buyer.ts';
import { withOpenStripe } from './parts/with-open-stripe.ts';

const day = 86_400;

test('a list leaves out what has ended unless it is asked for, and filters by price', () =>
  withOpenStripe(async (opened) => {
    const { stripe, control } = opened;
    const { customer, read } = await buyer(opened);
    await stripe.subscriptions.cancel((await read()).id);
    await control('subscriptions', { customer, lookup_key: 'team_month_usd' });
    const count = async (params: Stripe.SubscriptionListParams) =>
      (await stripe.subscriptions.list({ customer, ...params })).data.length;
    expect(await count({})).toBe(1);
    expect(await count({ status: 'all' })).toBe(2);
    expect(await count({ status: 'canceled' })).toBe(1);
    expect(await count({ price: 'price_team_month_usd' })).toBe(1);
    expect(await count({ price: 'price_pro_month_usd' })).toBe(0);
  }));

test.each<[string, Stripe.SubscriptionUpdateParams, unknown]>([
  ['metadata', { metadata: { note: 'x' } }, { metadata: { account_id: 'ada', note: 'x' } }],
  ['an end', { cancel_at: 4_000_000_000 }, { cancel_at: 4_000_000_000, cancel_at_period_end: false }],
  [
    'an end with the period',
    { cancel_at_period_end: true },
    { cancel_at_period_end: true, cancel_at: expect.any(Number) },
  ],
  [
    'paused collection',
    { pause_collection: { behavior: 'keep_as_draft' } },
    { status: 'active', pause_collection: { behavior: 'keep_as_draft', resumes_at: null } },
  ],
])('an update sets %s, and an empty value takes it back', (_case, params, shape) =>
  withOpenStripe(async (opened) => {
    const { stripe } = opened;
    const { id, metadata } = await (await buyer(opened)).read();
    expect(await stripe.subscriptions.update(id, params)).toMatchObject(Object(shape));
    const undo = { metadata: { note: '' }, pause_collection: '' as const };
    const end =
      params.cancel_at_period_end === true ? { cancel_at_period_end: false } : { cancel_at: '' as const };
    expect(await stripe.subscriptions.update(id, { ...undo, ...end })).toMatchObject({
      cancel_at: null,
      cancel_at_period_end: false,
      pause_collection: null,
      metadata,
    });
  }),
);

test('items change, are added and go', () =>
  withOpenStripe(async (opened) => {
    const { stripe } = opened;
    const { id, items } = await (await buyer(opened)).read();
    const item = items.data[0]?.id ?? '';
    const added = await stripe.subscriptions.update(id, {
      items: [
        { id: item, quantity: 2 },
        { price: 'price_team_month_usd', quantity: 3 },
      ],
    });
    expect(added.items.data).toMatchObject([
      { id: item, quantity: 2, price: { lookup_key: 'pro_month_usd' } },
      { quantity: 3, price: { lookup_key: 'team_month_usd' } },
    ]);
    const { data: listed } = await stripe.subscriptionItems.list({ subscription: id, limit: 1 });
    expect(listed.map((one) => one.id)).toEqual([item]);
    const removed = await stripe.subscriptions.update(id, { items: [{ id: item, deleted: true }] });
    expect(removed.items.data).toMatchObject([{ quantity: 3 }]);
    await expect(
      stripe.subscriptions.update(id, {
        items: [{ id: added.items.data[1]?.id ?? '', price: 'price_pro_month_eur' }],
      }),
    ).rejects.toMatchObject({ statusCode: 400, param: 'items' });
  }));

test('a trial is set and ended by an update', () =>
  withOpenStripe(async (opened) => {
    const { stripe, world } = opened;
    const { id } = await (await buyer(opened)).read();
    const end = world.now() + 5 * day;
    expect(await stripe.subscriptions.update(id, { trial_end: end })).toMatchObject({
      status: 'trialing',
      trial_end: end,
      items: { data: [{ current_period_end: end }] },
    });
    expect(await stripe.subscriptions.update(id, { trial_end: 'now' })).toMatchObject({ status: 'active' });
    await expect(stripe.subscriptions.update(id, { trial_end: 1 })).rejects.toMatchObject({
      param: 'trial_end',
    });
  }));

test.each([
  ['allow_incomplete', 'incomplete'],
  ['default_incomplete', 'incomplete'],
] as const)(
  'a first payment that is not made: %s leaves it %s, and paying makes it active',
  (behavior, status) =>
    withOpenStripe(async ({ stripe, control }) => {
      const { id: customer } = await stripe.customers.create({});
      await control('cards', { customer, card: 'declines' });
      const made = await stripe.subscriptions.create({
        customer,
        items: [{ price: 'price_pro_month_usd' }],
        payment_behavior: behavior,
        expand: ['latest_invoice'],
      });
      expect(made).toMatchObject({ status, latest_invoice: { status: 'open' } });
      const invoice =
        typeof made.latest_invoice === 'string' ? made.latest_invoice : (made.latest_invoice?.id ?? '');
      await expect(stripe.invoices.pay(invoice)).rejects.toMatchObject({
        statusCode: 402,
        type: 'StripeCardError',
      });
      await control('cards', { customer, card: 'pays' });
      expect((await stripe.subscriptions.retrieve(made.id)).status).toBe('active');
      await expect(stripe.invoices.pay(invoice)).rejects.toMatchObject({ code: 'invoice_already_paid' });
    }),
);

test('error_if_incomplete refuses a card that fails and makes nothing', () =>
  withOpenStripe(async ({ stripe }) => {
    const { id: customer } = await stripe.customers.create({});
    await expect(
      stripe.subscriptions.create({
        customer,
        items: [{ price: 'price_pro_month_usd' }],
        payment_behavior: 'error_if_incomplete',
      }),
    ).rejects.toMatchObject({ statusCode: 402 });
    expect((await stripe.subscriptions.list({ customer, status: 'all' })).data).toEqual([]);
  }));
