import type Stripe from 'stripe';
import { updatePaymentMethod } from '../src/stripe/operations/update-payment-method.ts';
import { buyer } from './parts/buyer.ts';
import type { OpenStripe } from './parts/open-stripe.ts';
import { withOpenStripe } from './parts/with-open-stripe.ts';

const day = 86_400;

/** The types of a subscription's events from this one on, oldest first. */
async function typesSince({ stripe }: OpenStripe, since: string): Promise<readonly string[]> {
  const events = await stripe.events.list({ ending_before: since, limit: 100 });
  return events.data.map(({ type }) => type).toReversed();
}

async function lastEvent({ stripe }: OpenStripe): Promise<string> {
  return (await stripe.events.list({ limit: 1 })).data[0]?.id ?? '';
}

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

test.each([
  ['cancel', 'canceled'],
  ['unpaid', 'unpaid'],
  ['past_due', 'past_due'],
] as const)(
  'a card that fails is retried, and after the last retry the setting %s makes it %s',
  (setting, status) =>
    withOpenStripe(async (opened) => {
      const { control, world } = opened;
      await control('settings', { after_last_retry: setting, retry_days: [2, 3] });
      const { read, customer } = await buyer(opened);
      updatePaymentMethod(world, customer, 'declines');
      await control('time', { to: iso(periodEnd(await read())) });
      const due = await read();
      expect(due).toMatchObject({
        status: 'past_due',
        latest_invoice: { status: 'open', attempt_count: 1, billing_reason: 'subscription_cycle' },
      });
      await control('time', { advance: '2d' });
      expect(await read()).toMatchObject({ status: 'past_due', latest_invoice: { attempt_count: 2 } });
      await control('time', { advance: '3d' });
      expect(await read()).toMatchObject({
        status,
        latest_invoice: { status: 'open', attempt_count: 3, next_payment_attempt: null },
      });
      if (status === 'canceled') {
        expect((await read()).cancellation_details?.reason).toBe('payment_failed');
      }
    }),
);

test.each(['past_due', 'unpaid'] as const)(
  'a working card pays the open invoice and %s becomes active',
  (state) =>
    withOpenStripe(async (opened) => {
      const { control, stripe } = opened;
      await control('settings', { after_last_retry: state, retry_days: [1] });
      const { read, customer } = await buyer(opened);
      await control('cards', { customer, card: 'declines' });
      await control('time', { to: iso(periodEnd(await read()) + 2 * day) });
      expect((await read()).status).toBe(state);
      const before = await lastEvent(opened);
      await control('cards', { customer, card: 'pays' });
      expect(await read()).toMatchObject({ status: 'active', latest_invoice: { status: 'paid' } });
      expect(await typesSince(opened, before)).toEqual(['invoice.paid', 'customer.subscription.updated']);
      const [updated] = (await stripe.events.list({ limit: 1 })).data;
      expect(updated?.data.previous_attributes).toEqual({ status: state });
    }),
);

test('an unpaid subscription goes on drafting invoices that nobody charges', () =>
  withOpenStripe(async (opened) => {
    const { control } = opened;
    await control('settings', { after_last_retry: 'unpaid', retry_days: [1] });
    const { read, customer } = await buyer(opened);
    await control('cards', { customer, card: 'declines' });
    await control('time', { advance: '75d' });
    expect(await read()).toMatchObject({
      status: 'unpaid',
      latest_invoice: { status: 'draft', attempted: false },
    });
  }));

test('a renewal with a card that works again makes past_due active', () =>
  withOpenStripe(async (opened) => {
    const { control, world } = opened;
    await control('settings', { after_last_retry: 'past_due', retry_days: [] });
    const { read, customer } = await buyer(opened);
    await control('cards', { customer, card: 'declines' });
    await control('time', { advance: '32d' });
    expect((await read()).status).toBe('past_due');
    world.paymentMethods.put(customer, 'pays');
    await control('time', { advance: '31d' });
    expect((await read()).status).toBe('active');
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
    if (status === 'paused') {
      expect(ended.status_details?.paused.subscription.type).toBe('trial_end_without_payment_method');
    }
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
    await control('time', { to: iso(periodEnd(await read()) - day) });
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

function periodEnd({ items }: Stripe.Subscription): number {
  return items.data[0]?.current_period_end ?? 0;
}

function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
