import type Stripe from 'stripe';
import { expireSession } from '../src/stripe/operations/expire-session.ts';
import { leaveCheckout } from '../src/stripe/operations/leave-checkout.ts';
import { payCheckoutSession } from '../src/stripe/operations/pay-checkout-session.ts';
import { buyer } from './parts/buyer.ts';
import { withOpenStripe } from './parts/with-open-stripe.ts';

test('a paid session is complete, without a URL, and its subscription active with a paid invoice and metadata', () =>
  withOpenStripe(async (opened) => {
    const { session, result, read, customer } = await buyer(opened, {
      lookupKey: 'team_month_usd',
      quantity: 3,
    });
    expect(result).toMatchObject({
      kind: 'completed',
      redirectTo: `http://127.0.0.1/return?session_id=${session.id}`,
    });
    expect(session.url).toMatch(/\/c\/pay\/cs_test_/);
    const subscription = await read();
    expect(await opened.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      url: null,
      customer,
      subscription: subscription.id,
    });
    expect(subscription).toMatchObject({
      status: 'active',
      metadata: { account_id: 'ada' },
      cancel_at: null,
      items: { data: [{ quantity: 3, price: { lookup_key: 'team_month_usd' } }] },
      latest_invoice: { status: 'paid', billing_reason: 'subscription_create', amount_paid: 3 * 2900 },
    });
    const { data: lines } = await opened.stripe.checkout.sessions.listLineItems(session.id);
    expect(lines).toMatchObject([{ quantity: 3, amount_total: 3 * 2900, description: 'Team' }]);
  }));

test('a declined card leaves no subscription and no event, and the session open for another try', () =>
  withOpenStripe(async (opened) => {
    const { stripe, world } = opened;
    const { session, result, customer } = await buyer(opened, { payment: { outcome: 'declined' } });
    expect(result.kind).toBe('declined');
    expect((await stripe.subscriptions.list({ customer, status: 'all' })).data).toEqual([]);
    expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe('open');
    expect((await stripe.events.list()).data.map(({ type }) => type)).toEqual(['customer.created']);
    expect(payCheckoutSession(world, session.id, { outcome: 'paid' }).kind).toBe('completed');
  }));

test('who leaves comes back to the cancel URL and may follow the link again', () =>
  withOpenStripe(async (opened) => {
    const { session } = await buyer(opened, { payment: { outcome: 'declined' } });
    expect(leaveCheckout(opened.world, session.id)).toEqual({ redirectTo: 'http://127.0.0.1/back' });
    expect(payCheckoutSession(opened.world, session.id, { outcome: 'paid' }).kind).toBe('completed');
  }));

test('a session is paid once', () =>
  withOpenStripe(async (opened) => {
    const { session, read } = await buyer(opened);
    expect(payCheckoutSession(opened.world, session.id, { outcome: 'paid' })).toMatchObject({
      kind: 'closed',
      session: { status: 'complete' },
    });
    await read();
  }));

test('a bank debit counts at once, with an open invoice and an unpaid session', () =>
  withOpenStripe(async (opened) => {
    const { session, read } = await buyer(opened, { payment: { outcome: 'delayed' } });
    expect(await opened.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
    });
    expect(await read()).toMatchObject({
      status: 'active',
      latest_invoice: { status: 'open', billing_reason: 'subscription_create' },
    });
  }));

test.each([
  ['succeeded', 'paid', 'active', 'paid', 'checkout.session.async_payment_succeeded'],
  ['failed', 'unpaid', 'past_due', 'open', 'checkout.session.async_payment_failed'],
] as const)(
  'a bank debit that %s makes the session %s and the subscription %s',
  (settlesAs, paymentStatus, status, invoice, event) =>
    withOpenStripe(async (opened) => {
      const { session, read } = await buyer(opened, { payment: { outcome: 'delayed', settlesAs } });
      await opened.control('time', { advance: '4d' });
      const settled = await opened.stripe.checkout.sessions.retrieve(session.id);
      expect(settled.payment_status).toBe(paymentStatus);
      expect(await read()).toMatchObject({ status, latest_invoice: { status: invoice } });
      expect((await opened.stripe.events.list({ type: event })).data).toHaveLength(1);
    }),
);

test('control settles a bank debit before its time, once', () =>
  withOpenStripe(async (opened) => {
    const { session, read } = await buyer(opened, { payment: { outcome: 'delayed' } });
    const wish = { session: session.id, result: 'failed' };
    expect((await opened.control('payments', wish)).json).toEqual({
      session: session.id,
      payment_status: 'unpaid',
    });
    expect((await read()).status).toBe('past_due');
    expect((await opened.control('payments', wish)).status).toBe(404);
  }));

test('a trial needs no payment, and starts when the session is completed', () =>
  withOpenStripe(async (opened) => {
    const { session, read } = await buyer(opened, { data: { trial_period_days: 14 } });
    const { amount_total: total, payment_status: status } = await opened.stripe.checkout.sessions.retrieve(
      session.id,
    );
    expect([total, status]).toEqual([0, 'no_payment_required']);
    const subscription = await read();
    expect(subscription).toMatchObject({
      status: 'trialing',
      latest_invoice: { status: 'paid', amount_due: 0 },
    });
    expect((subscription.trial_end ?? 0) - subscription.created).toBe(14 * 86_400);
    expect(subscription.items.data[0]?.current_period_end).toBe(subscription.trial_end);
  }));

test('the code that takes the whole price off needs no payment, now and later', () =>
  withOpenStripe(async (opened) => {
    const { session, read } = await buyer(opened, {
      payment: { outcome: 'paid', freeCode: true, withoutCard: true },
      session: { allow_promotion_codes: true },
    });
    expect((await opened.stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe(
      'no_payment_required',
    );
    await opened.control('time', { advance: '40d' });
    expect(await read()).toMatchObject({
      status: 'active',
      latest_invoice: { status: 'paid', amount_due: 0 },
    });
  }));

test('a session expires after a day, or on command, and cannot be paid or expired afterwards', () =>
  withOpenStripe(async (opened) => {
    const { stripe, world, control } = opened;
    const { session } = await buyer(opened, { payment: { outcome: 'declined' } });
    const { session: other } = await buyer(opened, { payment: { outcome: 'declined' } });
    expect((await stripe.checkout.sessions.expire(other.id)).status).toBe('expired');
    await control('time', { advance: '25h' });
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      status: 'expired',
      url: null,
    });
    expect(payCheckoutSession(world, session.id, { outcome: 'paid' }).kind).toBe('closed');
    expect(() => expireSession(world, session.id)).toThrow(
      'Only Checkout Sessions with a status in ["open"]',
    );
    await expect(stripe.checkout.sessions.expire(session.id)).rejects.toMatchObject({ statusCode: 400 });
    const { data: events } = await stripe.events.list({ type: 'checkout.session.expired' });
    expect(events.map(({ created }) => created)).toEqual([session.expires_at, expect.any(Number)]);
  }));

test.each([
  ['an unknown customer', { customer: 'cus_none' }, { param: 'customer', code: 'resource_missing' }],
  [
    'an unknown price',
    { line_items: [{ price: 'price_none', quantity: 1 }] },
    { param: 'line_items[0][price]', code: 'resource_missing' },
  ],
  ['another mode', { mode: 'payment' as const }, { param: 'mode' }],
  ['an expiry in ten minutes', { expires_at: Math.floor(Date.now() / 1000) + 600 }, { param: 'expires_at' }],
  ['a URL that is none', { success_url: 'return' }, { param: 'success_url' }],
])('a session with %s is refused', (_case, session, error) =>
  withOpenStripe(async (opened) => {
    await expect(buyer(opened, { session })).rejects.toMatchObject(error);
  }),
);

test('sessions are listed by customer, status and subscription', () =>
  withOpenStripe(async (opened) => {
    const paid = await buyer(opened);
    const open = await buyer(opened, { payment: { outcome: 'declined' } });
    const ids = async (params: Stripe.Checkout.SessionListParams) =>
      (await opened.stripe.checkout.sessions.list(params)).data.map(({ id }) => id);
    expect(await ids({ customer: paid.customer })).toEqual([paid.session.id]);
    expect(await ids({ customer: paid.customer, status: 'open' })).toEqual([]);
    expect(await ids({ status: 'open' })).toEqual([open.session.id]);
    expect(await ids({ subscription: (await paid.read()).id })).toEqual([paid.session.id]);
  }));
