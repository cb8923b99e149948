import type Stripe from 'stripe';
import { idOf } from '../src/stripe/billing/id-of.ts';
import { cancelAtPeriodEnd } from '../src/stripe/operations/cancel-at-period-end.ts';
import { cancelNow } from '../src/stripe/operations/cancel-now.ts';
import { changePlan } from '../src/stripe/operations/change-plan.ts';
import { findPortalSession } from '../src/stripe/operations/find-portal-session.ts';
import { resumeSubscription } from '../src/stripe/operations/resume-subscription.ts';
import { buyer } from './parts/buyer.ts';
import { configurationWith } from './parts/configuration-with.ts';
import type { OpenStripe } from './parts/open-stripe.ts';
import { withOpenStripe } from './parts/with-open-stripe.ts';

type Waiting = OpenStripe &
  Readonly<{ id: string; customer: string; read(): Promise<Stripe.Subscription>; schedule: string }>;

const conditions = [{ type: 'decreasing_item_amount' }, { type: 'shortening_interval' }];

/** A customer on Team whose change to Pro waits for the period's end. */
async function withWaitingChange(work: (waiting: Waiting) => Promise<void>): Promise<void> {
  await withOpenStripe(async (opened) => {
    const { read, customer } = await buyer(opened, { lookupKey: 'team_month_usd', quantity: 2 });
    const { id } = await read();
    const configuration = configurationWith(opened.world, { schedule_at_period_end: { conditions } });
    const changed = changePlan(opened.world, id, {
      price: 'price_pro_month_usd',
      quantity: 1,
      configuration,
    });
    expect(changed.effective).toBe('period_end');
    await work({ ...opened, id, customer, read, schedule: idOf(changed.subscription.schedule ?? '') });
  });
}

const typesOf = async ({ stripe }: Pick<OpenStripe, 'stripe'>) =>
  (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type).toReversed();

test('what waits is a schedule on the subscription, which stays as it is until then', () =>
  withWaitingChange(async ({ stripe, customer, read, id, schedule, world }) => {
    expect(await typesOf({ stripe })).toContain('subscription_schedule.created');
    const before = await read();
    expect(before).toMatchObject({
      schedule,
      items: { data: [{ price: { lookup_key: 'team_month_usd' } }] },
    });
    const end = before.items.data[0]?.current_period_end;
    expect(await stripe.subscriptionSchedules.retrieve(schedule)).toMatchObject({
      object: 'subscription_schedule',
      status: 'active',
      subscription: id,
      customer,
      end_behavior: 'release',
      phases: [
        { end_date: end, items: [{ price: 'price_team_month_usd', quantity: 2 }] },
        { start_date: end, items: [{ price: 'price_pro_month_usd', quantity: 1 }] },
      ],
    });
    expect((await stripe.subscriptionSchedules.list({ customer })).data.map((one) => one.id)).toEqual([
      schedule,
    ]);
    expect((await stripe.subscriptions.retrieve(id, { expand: ['schedule'] })).schedule).toMatchObject({
      id: schedule,
    });
    const { url } = await stripe.billingPortal.sessions.create({ customer });
    const seen = findPortalSession(world, url.split('/').at(-1) ?? '');
    expect(seen?.subscriptions[0]?.scheduled).toMatchObject({ name: 'Pro', quantity: 1, at: end });
  }));

test('when the period ends the next one is of the new plan, and the schedule lets go', () =>
  withWaitingChange(async (waiting) => {
    const { stripe, control, read, schedule, id } = waiting;
    await control('time', { advance: '32d' });
    expect(await read()).toMatchObject({
      schedule: null,
      items: { data: [{ quantity: 1, price: { lookup_key: 'pro_month_usd' } }] },
      latest_invoice: { amount_paid: 1900, billing_reason: 'subscription_cycle' },
    });
    expect(await stripe.subscriptionSchedules.retrieve(schedule)).toMatchObject({
      status: 'released',
      subscription: null,
      released_subscription: id,
    });
    expect(await typesOf(waiting)).toContain('subscription_schedule.released');
  }));

test('a year that becomes a month is paid by the month from its end on', () =>
  withOpenStripe(async ({ world, control, ...opened }) => {
    const { read } = await buyer({ world, control, ...opened }, { lookupKey: 'pro_year_usd' });
    const { id } = await read();
    const configuration = configurationWith(world, { schedule_at_period_end: { conditions } });
    const change = { price: 'price_business_month_usd', quantity: 5, configuration };
    expect(changePlan(world, id, change).effective).toBe('period_end');
    await control('time', { advance: '367d' });
    const { items, latest_invoice: invoice } = await read();
    expect(invoice).toMatchObject({ amount_paid: 5 * 4900 });
    const [item] = items.data;
    expect((item?.current_period_end ?? 0) - (item?.current_period_start ?? 0)).toBeLessThan(32 * 86_400);
  }));

test.each<[string, (waiting: Waiting) => unknown]>([
  ['resuming', ({ world, id }) => resumeSubscription(world, id)],
  ['a release by the API', ({ stripe, schedule }) => stripe.subscriptionSchedules.release(schedule)],
  ['a cancellation with the period', ({ world, id }) => cancelAtPeriodEnd(world, id)],
])('%s takes the change back', (_, takeBack) =>
  withWaitingChange(async (waiting) => {
    await takeBack(waiting);
    expect((await waiting.read()).schedule).toBeNull();
    expect((await waiting.stripe.subscriptionSchedules.retrieve(waiting.schedule)).status).toBe('released');
    await expect(waiting.stripe.subscriptionSchedules.release(waiting.schedule)).rejects.toMatchObject({
      statusCode: 400,
    });
  }),
);

test('an end now cancels the schedule too, and deleted stays the last word about the subscription', () =>
  withWaitingChange(async (waiting) => {
    cancelNow(waiting.world, waiting.id);
    expect((await waiting.stripe.subscriptionSchedules.retrieve(waiting.schedule)).status).toBe('canceled');
    const types = await typesOf(waiting);
    expect(types.slice(-2)).toEqual(['subscription_schedule.canceled', 'customer.subscription.deleted']);
    expect((await waiting.read()).schedule).toBeNull();
  }));

test('a later wish takes the place of the one that waits, now or then', () =>
  withWaitingChange(async ({ world, read, id, schedule, stripe }) => {
    const configuration = configurationWith(world, { schedule_at_period_end: { conditions } });
    changePlan(world, id, { price: 'price_team_month_usd', quantity: 1, configuration });
    const second = await read();
    expect(second.schedule).toMatch(/^sub_sched_/);
    expect(second.schedule).not.toBe(schedule);
    expect((await stripe.subscriptionSchedules.retrieve(schedule)).status).toBe('released');
    changePlan(world, id, { price: 'price_business_month_usd', quantity: 5, configuration });
    expect(await read()).toMatchObject({
      schedule: null,
      items: { data: [{ price: { lookup_key: 'business_month_usd' } }] },
    });
  }));

test('an end that the API sets is refused while a schedule has the say', () =>
  withWaitingChange(async ({ stripe, id, schedule }) => {
    const refused = stripe.subscriptions.update(id, { cancel_at_period_end: true });
    await expect(refused).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining(schedule),
    });
  }));
