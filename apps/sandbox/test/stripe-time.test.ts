import type Stripe from 'stripe';
import { buyer } from './parts/buyer.ts';
import { withOpenStripe } from './parts/with-open-stripe.ts';
import { lastEvent } from './parts/last-event.ts';
import { periodEnd } from './parts/period-end.ts';
import { typesSince } from './parts/types-since.ts';

const day = 86_400;

test('time goes forward only, in spans or to a moment', () =>
  withOpenStripe(async ({ control, world }) => {
    const before = world.now();
    expect((await control('time', { advance: '2d' })).json).toMatchObject({ happened: 0 });
    expect((await control('time', { advance: 3600 })).status).toBe(200);
    expect(world.now() - before - 2 * day - 3600).toBeLessThan(60);
    expect((await control('time', { to: '2020-01-01T00:00:00Z' })).json).toMatchObject({
      message: expect.stringContaining('goes forward only'),
    });
    expect((await control('time', { advance: 'soon' })).json).toMatchObject({
      message: expect.stringContaining('30d'),
    });
    expect((await control('time', {})).status).toBe(400);
  }));

test('renewals move the period, pay an invoice and end on the same day of the month', () =>
  withOpenStripe(async (opened) => {
    const { control, world, stripe } = opened;
    await control('time', { to: '2027-01-31T12:00:00Z' });
    const { read } = await buyer(opened);
    const ends: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      const { items } = await read();
      const end = items.data[0]?.current_period_end ?? 0;
      ends.push(new Date(end * 1000).toISOString().slice(0, 10));
      await control('time', { to: new Date(end * 1000).toISOString() });
    }
    expect(ends).toEqual(['2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31']);
    const { id } = await read();
    const invoices = await stripe.invoices.list({ subscription: id, limit: 100 });
    expect(invoices.data.map(({ status, billing_reason: reason }) => [status, reason])).toEqual([
      ...Array.from({ length: 4 }, () => ['paid', 'subscription_cycle']),
      ['paid', 'subscription_create'],
    ]);
    expect(world.now()).toBeGreaterThanOrEqual(Date.parse('2027-05-31T12:00:00Z') / 1000);
  }));

test.each<[Stripe.SubscriptionCreateParams.TrialSettings.EndBehavior.MissingPaymentMethod, string, string]>([
  ['cancel', 'canceled', 'customer.subscription.deleted'],
  ['pause', 'paused', 'customer.subscription.paused'],
  ['create_invoice', 'past_due', 'invoice.payment_failed'],
])('a trial that ends without a card: %s makes it %s', (missing, status, event) =>
  withOpenStripe(async (opened) => {
    const { control, stripe } = opened;
    const { read } = await buyer(opened, {
      data: {
        trial_period_days: 7,
        trial_settings: { end_behavior: { missing_payment_method: missing } },
      },
      payment: { outcome: 'paid', withoutCard: true },
      session: { payment_method_collection: 'if_required' },
    });
    await control('time', { advance: '7d' });
    await control('time', { advance: '1m' });
    const ended = await read();
    expect(ended.status).toBe(status);
    expect((await stripe.events.list({ type: event })).data).toHaveLength(1);
    expect((await stripe.events.list({ type: 'customer.subscription.trial_will_end' })).data).toHaveLength(1);
  }),
);

test('a trial that ends with a card becomes active, before its first real invoice is paid', () =>
  withOpenStripe(async (opened) => {
    const { read } = await buyer(opened, { data: { trial_period_days: 14 } });
    await opened.control('time', { advance: '13d' });
    const before = await lastEvent(opened);
    await opened.control('time', { advance: '2d' });
    expect(await read()).toMatchObject({
      status: 'active',
      latest_invoice: { status: 'paid', amount_paid: 1900, billing_reason: 'subscription_cycle' },
    });
    expect(await typesSince(opened, before)).toEqual([
      'customer.subscription.updated',
      'invoice.created',
      'invoice.finalized',
      'invoice.paid',
    ]);
  }));

test('a scheduled end comes before the renewal of the same moment, told by deleted alone', () =>
  withOpenStripe(async (opened) => {
    const { control, stripe } = opened;
    const { read } = await buyer(opened);
    const { id, items } = await read();
    await stripe.subscriptions.update(id, { cancel_at_period_end: true });
    expect(await read()).toMatchObject({
      cancel_at_period_end: true,
      cancel_at: items.data[0]?.current_period_end,
      status: 'active',
    });
    await control('time', { to: periodEnd(await read(), -day) });
    await stripe.customers.create({});
    const before = await lastEvent(opened);
    await control('time', { advance: '2d' });
    expect(await read()).toMatchObject({ status: 'canceled', ended_at: items.data[0]?.current_period_end });
    expect(await typesSince(opened, before)).toEqual(['customer.subscription.deleted']);
  }));

test('a first payment that is never made expires after 23 hours and voids its invoice', () =>
  withOpenStripe(async (opened) => {
    const { control, stripe, world } = opened;
    const { id: customer } = await stripe.customers.create({});
    const price = world.prices.list()[0]?.id ?? '';
    const made = await stripe.subscriptions.create({ customer, items: [{ price }] });
    expect(made.status).toBe('incomplete');
    await control('time', { advance: '22h' });
    expect((await stripe.subscriptions.retrieve(made.id)).status).toBe('incomplete');
    await control('time', { advance: '2h' });
    const expired = await stripe.subscriptions.retrieve(made.id, { expand: ['latest_invoice'] });
    expect(expired).toMatchObject({ status: 'incomplete_expired', latest_invoice: { status: 'void' } });
    expect((await stripe.subscriptions.list({ customer })).data).toEqual([]);
    expect((await stripe.subscriptions.list({ customer, status: 'ended' })).data).toHaveLength(1);
  }));

test('paused collection leaves it active without charging, until it resumes by itself', () =>
  withOpenStripe(async (opened) => {
    const { control, stripe, world } = opened;
    const { read } = await buyer(opened);
    const { id } = await read();
    const until = world.now() + 45 * day;
    await stripe.subscriptions.update(id, { pause_collection: { behavior: 'void', resumes_at: until } });
    await control('time', { advance: '40d' });
    expect(await read()).toMatchObject({ status: 'active', latest_invoice: { status: 'void' } });
    await control('time', { advance: '10d' });
    expect(await read()).toMatchObject({ status: 'active', pause_collection: null });
  }));

test('events are forgotten after 30 days of Stripe’s time', () =>
  withOpenStripe(async (opened) => {
    const { id } = await opened.stripe.customers.create({});
    const event = await lastEvent(opened);
    await opened.control('time', { advance: '29d' });
    expect(await opened.stripe.events.retrieve(event)).toMatchObject({ data: { object: { id } } });
    await opened.control('time', { advance: '2d' });
    await expect(opened.stripe.events.retrieve(event)).rejects.toMatchObject({ code: 'resource_missing' });
  }));
