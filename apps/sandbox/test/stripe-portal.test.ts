import type Stripe from 'stripe';
import { cancelAtPeriodEnd } from '../src/stripe/operations/cancel-at-period-end.ts';
import { cancelNow } from '../src/stripe/operations/cancel-now.ts';
import { changePlan } from '../src/stripe/operations/change-plan.ts';
import { findPortalSession } from '../src/stripe/operations/find-portal-session.ts';
import { plansOffered } from '../src/stripe/operations/plans-offered.ts';
import { resumeSubscription } from '../src/stripe/operations/resume-subscription.ts';
import { buyer } from './parts/buyer.ts';
import { configurationWith } from './parts/configuration-with.ts';
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
    const configuration = configurationWith(opened.world, { proration_behavior: 'none' });
    changePlan(opened.world, before.id, { price: 'price_team_month_usd', quantity: 4, configuration });
    const team = await read();
    expect(team).toMatchObject({
      items: { data: [{ quantity: 4, price: { lookup_key: 'team_month_usd' }, plan: { amount: 2900 } }] },
      latest_invoice: { billing_reason: 'subscription_create' },
    });
    expect(team.items.data[0]?.current_period_end).toBe(before.items.data[0]?.current_period_end);
    await opened.control('time', { advance: '3d' });
    changePlan(opened.world, before.id, { price: 'price_team_year_usd', quantity: 4, configuration });
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
    const configuration = configurationWith(opened.world, {});
    changePlan(opened.world, (await read()).id, { price: 'price_pro_year_usd', quantity: 1, configuration });
    expect(await read()).toMatchObject({ status: 'past_due', latest_invoice: { status: 'open' } });
  }));

test('offers what its configuration lists, in the subscription’s currency', () =>
  withOpenStripe(async (opened) => {
    const prices = ['price_pro_month_usd', 'price_pro_month_eur', 'price_pro_year_usd'];
    const { id: configuration } = await opened.stripe.billingPortal.configurations.create({
      features: {
        subscription_update: {
          enabled: true,
          default_allowed_updates: ['price'],
          products: [{ product: 'prod_pro', prices }],
        },
      },
    });
    const { read, customer } = await buyer(opened, { lookupKey: 'team_month_usd' });
    const seen = await view(opened, { customer, configuration });
    const subscription = await read();
    const offers = seen === null ? [] : plansOffered(opened.world, seen, subscription);
    expect(offers.map(({ price }) => price.id)).toEqual(['price_pro_month_usd', 'price_pro_year_usd']);
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
