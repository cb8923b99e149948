import type Stripe from 'stripe';
import { cancelAtPeriodEnd } from '../src/stripe/operations/cancel-at-period-end.ts';
import { cancelNow } from '../src/stripe/operations/cancel-now.ts';
import { changePlan } from '../src/stripe/operations/change-plan.ts';
import { findPortalSession } from '../src/stripe/operations/find-portal-session.ts';
import { plansOffered } from '../src/stripe/operations/plans-offered.ts';
import { resumeSubscription } from '../src/stripe/operations/resume-subscription.ts';
import { buyer } from './parts/buyer.ts';
import type { OpenStripe } from './parts/open-stripe.ts';
import { withOpenStripe } from './parts/with-open-stripe.ts';

async function view({ stripe, world }: OpenStripe, params: Stripe.BillingPortal.SessionCreateParams) {
  const { url } = await stripe.billingPortal.sessions.create(params);
  return findPortalSession(world, url.split('/').at(-1) ?? '');
}

test('an end with the period sets only cancel_at, and resuming takes it back', () =>
  withOpenStripe(async (opened) => {
    const { read } = await buyer(opened);
    const { id, items } = await read();
    cancelAtPeriodEnd(opened.world, id);
    expect(await read()).toMatchObject({
      status: 'active',
      cancel_at: items.data[0]?.current_period_end,
      cancel_at_period_end: false,
      canceled_at: expect.any(Number),
      cancellation_details: { reason: 'cancellation_requested' },
    });
    const [event] = (await opened.stripe.events.list({ limit: 1 })).data;
    expect(event?.data.previous_attributes).toEqual({
      cancel_at: null,
      canceled_at: null,
      cancellation_details: { reason: null },
    });
    resumeSubscription(opened.world, id);
    expect(await read()).toMatchObject({ cancel_at: null, canceled_at: null });
  }));

test('an end now cancels at once, and a second one is refused', () =>
  withOpenStripe(async (opened) => {
    const { read } = await buyer(opened);
    const { id } = await read();
    cancelNow(opened.world, id);
    expect(await read()).toMatchObject({ status: 'canceled', ended_at: expect.any(Number) });
    await expect(opened.stripe.subscriptions.cancel(id)).rejects.toMatchObject({ code: 'resource_missing' });
    await expect(opened.stripe.subscriptions.update(id, { cancel_at: '' })).rejects.toMatchObject({
      statusCode: 400,
    });
  }));

test('another plan of the same interval keeps the period; another interval starts one and pays for it', () =>
  withOpenStripe(async (opened) => {
    const { read } = await buyer(opened);
    const before = await read();
    changePlan(opened.world, before.id, { price: 'price_team_month_usd', quantity: 4 });
    const team = await read();
    expect(team).toMatchObject({
      items: { data: [{ quantity: 4, price: { lookup_key: 'team_month_usd' }, plan: { amount: 2900 } }] },
      latest_invoice: { billing_reason: 'subscription_create' },
    });
    expect(team.items.data[0]?.current_period_end).toBe(before.items.data[0]?.current_period_end);
    await opened.control('time', { advance: '3d' });
    changePlan(opened.world, before.id, { price: 'price_team_year_usd', quantity: 4 });
    const yearly = await read();
    expect(yearly.latest_invoice).toMatchObject({
      billing_reason: 'subscription_update',
      status: 'paid',
      amount_paid: 4 * 29_000,
    });
    const item = yearly.items.data[0];
    expect((item?.current_period_end ?? 0) - (item?.current_period_start ?? 0)).toBeGreaterThan(364 * 86_400);
  }));

test('a card that fails when a new interval begins makes it past_due', () =>
  withOpenStripe(async (opened) => {
    const { read, customer } = await buyer(opened);
    await opened.control('cards', { customer, card: 'declines' });
    changePlan(opened.world, (await read()).id, { price: 'price_pro_year_usd', quantity: 1 });
    expect(await read()).toMatchObject({ status: 'past_due', latest_invoice: { status: 'open' } });
  }));

test('where the configuration says so, a cheaper plan waits for the period’s end on a schedule', () =>
  withOpenStripe(async (opened) => {
    const { stripe, world } = opened;
    const configuration = await stripe.billingPortal.configurations.create({
      features: {
        subscription_update: {
          enabled: true,
          default_allowed_updates: ['price', 'quantity'],
          products: [{ product: 'prod_pro', prices: ['price_pro_month_usd'] }],
          schedule_at_period_end: { conditions: [{ type: 'decreasing_item_amount' }] },
        },
      },
    });
    const { read, customer } = await buyer(opened, { lookupKey: 'team_month_usd', quantity: 2 });
    const { id } = await read();
    const change = { price: 'price_pro_month_usd', quantity: 1, configuration };
    expect(changePlan(world, id, change).effective).toBe('period_end');
    expect(await read()).toMatchObject({
      schedule: expect.stringMatching(/^sub_sched_/),
      items: { data: [{ price: { lookup_key: 'team_month_usd' } }] },
    });
    const seen = await view(opened, { customer, configuration: configuration.id });
    expect(seen?.subscriptions[0]?.scheduled).toMatchObject({ name: 'Pro', quantity: 1 });
    expect(seen && plansOffered(world, seen, await read()).map(({ price }) => price.lookup_key)).toEqual([
      'pro_month_usd',
    ]);
    await opened.control('time', { advance: '32d' });
    expect(await read()).toMatchObject({
      schedule: null,
      items: { data: [{ quantity: 1, price: { lookup_key: 'pro_month_usd' } }] },
      latest_invoice: { amount_paid: 1900 },
    });
    const renewed = await view(opened, { customer });
    expect(renewed?.subscriptions[0]?.scheduled).toBeNull();
    changePlan(world, id, { ...change, price: 'price_team_month_usd' });
    expect(await read()).toMatchObject({ items: { data: [{ price: { lookup_key: 'team_month_usd' } }] } });
  }));

test('a pause makes it paused until it is resumed, which begins a period and is told by its own events', () =>
  withOpenStripe(async (opened) => {
    const { stripe, world } = opened;
    const { read } = await buyer(opened);
    const { id } = await read();
    expect(await stripe.subscriptions.pause(id, { type: 'subscription' })).toMatchObject({
      status: 'paused',
      status_details: { paused: { subscription: { type: 'pause_requested' } } },
    });
    await opened.control('time', { advance: '60d' });
    expect((await stripe.invoices.list({ subscription: id })).data).toHaveLength(1);
    const resumed = await stripe.subscriptions.resume(id);
    expect(resumed).toMatchObject({ status: 'active' });
    expect(resumed).not.toHaveProperty('status_details');
    expect(resumed.items.data[0]?.current_period_start).toBeGreaterThan(world.now() - 60);
    const types = (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type);
    expect(types).toContain('customer.subscription.resumed');
  }));

test('a paused one whose card fails stays paused until its invoice is paid', () =>
  withOpenStripe(async (opened) => {
    const { read, customer } = await buyer(opened);
    const { id } = await read();
    await opened.stripe.subscriptions.pause(id);
    await opened.control('cards', { customer, card: 'declines' });
    expect((await opened.stripe.subscriptions.resume(id)).status).toBe('paused');
    await opened.control('cards', { customer, card: 'pays' });
    expect((await read()).status).toBe('active');
  }));
