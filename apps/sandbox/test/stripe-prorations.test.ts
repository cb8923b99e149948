import type Stripe from 'stripe';
import { changePlan } from '../src/stripe/operations/change-plan.ts';
import { buyer } from './parts/buyer.ts';
import { configurationWith } from './parts/configuration-with.ts';
import type { OpenStripe } from './parts/open-stripe.ts';
import { withOpenStripe } from './parts/with-open-stripe.ts';

type Behavior = 'always_invoice' | 'create_prorations' | 'none';
type Bought = OpenStripe &
  Readonly<{
    id: string;
    customer: string;
    read(): Promise<Stripe.Subscription>;
    change(price: string, quantity: number, behavior: Behavior): void;
    /** Newest first. */
    invoices(): Promise<readonly Stripe.Invoice[]>;
    balance(): Promise<number>;
  }>;

/** A customer who has paid for a month of something; about half of it is used up. */
async function withHalfAMonth(
  wish: Readonly<{ lookupKey: string; quantity: number }>,
  work: (bought: Bought) => Promise<void>,
): Promise<void> {
  await withOpenStripe(async (opened) => {
    const { read, customer } = await buyer(opened, wish);
    const { id, items } = await read();
    const [item] = items.data;
    const seconds = (item?.current_period_end ?? 0) - (item?.current_period_start ?? 0);
    await opened.control('time', { advance: `${Math.floor(seconds / 2)}s` });
    await work({
      ...opened,
      id,
      customer,
      read,
      change: (price, quantity, behavior) => {
        const configuration = configurationWith(opened.world, { proration_behavior: behavior });
        changePlan(opened.world, id, { price, quantity, configuration });
      },
      invoices: async () => (await opened.stripe.invoices.list({ subscription: id })).data,
      balance: async () => {
        const found = await opened.stripe.customers.retrieve(customer);
        return found.deleted ? 0 : found.balance;
      },
    });
  });
}

/** A test may take a few seconds of the half month. */
const toTenCents = (given: number | undefined) => Math.round((given ?? 0) / 10) * 10;

const pro = { lookupKey: 'pro_month_usd', quantity: 1 };
const team = { lookupKey: 'team_month_usd', quantity: 4 };

test('always_invoice charges the rest of the period at once, less the unused rest of the old plan', () =>
  withHalfAMonth(pro, async ({ change, invoices, read }) => {
    change('price_team_month_usd', 4, 'always_invoice');
    const [invoice, ...others] = await invoices();
    expect(others).toHaveLength(1);
    expect(invoice).toMatchObject({ status: 'paid', billing_reason: 'subscription_update' });
    expect(toTenCents(invoice?.amount_paid)).toBe((4 * 2900 - 1900) / 2);
    const [unused, remaining] = invoice?.lines.data ?? [];
    expect(toTenCents(unused?.amount)).toBe(-950);
    expect(toTenCents(remaining?.amount)).toBe(5800);
    expect(unused?.parent?.subscription_item_details?.proration).toBe(true);
    expect((await read()).latest_invoice).toMatchObject({ id: invoice?.id });
  }));

test('create_prorations leaves the difference for the next invoice', () =>
  withHalfAMonth(pro, async ({ change, invoices, control }) => {
    change('price_team_month_usd', 4, 'create_prorations');
    expect(await invoices()).toHaveLength(1);
    await control('time', { advance: '17d' });
    const [renewal] = await invoices();
    expect(renewal).toMatchObject({ billing_reason: 'subscription_cycle', status: 'paid' });
    expect(toTenCents(renewal?.amount_paid)).toBe(4 * 2900 + (4 * 2900 - 1900) / 2);
    await control('time', { advance: '31d' });
    expect((await invoices())[0]?.amount_paid).toBe(4 * 2900);
  }));

test('none forgets it', () =>
  withHalfAMonth(pro, async ({ change, invoices, control }) => {
    change('price_team_month_usd', 4, 'none');
    await control('time', { advance: '17d' });
    expect((await invoices()).map((invoice) => invoice.amount_paid)).toEqual([4 * 2900, 1900]);
  }));

test('what a smaller plan gives back is credit, and pays the next invoices', () =>
  withHalfAMonth(team, async ({ change, invoices, balance, control }) => {
    change('price_pro_month_usd', 1, 'always_invoice');
    const [given] = await invoices();
    expect(given).toMatchObject({ status: 'paid', amount_due: 0 });
    expect(toTenCents(given?.total)).toBe((1900 - 4 * 2900) / 2);
    expect(await balance()).toBe(given?.total);
    await control('time', { advance: '17d' });
    const [renewal] = await invoices();
    expect(renewal).toMatchObject({
      total: 1900,
      amount_due: 0,
      status: 'paid',
      starting_balance: given?.total,
    });
    expect(await balance()).toBe((given?.total ?? 0) + 1900);
  }));

test('another interval is paid whole at once, less the unused rest', () =>
  withHalfAMonth(pro, async ({ change, invoices }) => {
    change('price_pro_year_usd', 1, 'always_invoice');
    expect(toTenCents((await invoices())[0]?.amount_paid)).toBe(19_000 - 950);
  }));

test('another interval is paid whole, without prorations', () =>
  withHalfAMonth(pro, async ({ change, invoices }) => {
    change('price_pro_year_usd', 1, 'none');
    expect((await invoices())[0]?.amount_paid).toBe(19_000);
  }));

test('more seats cost their part of the rest', () =>
  withHalfAMonth(team, async ({ change, invoices }) => {
    change('price_team_month_usd', 6, 'always_invoice');
    expect(toTenCents((await invoices())[0]?.amount_paid)).toBe(2900);
  }));

test('a trial has nothing to reckon', () =>
  withOpenStripe(async (opened) => {
    const { read } = await buyer(opened, { data: { trial_period_days: 14 } });
    const { id } = await read();
    const configuration = configurationWith(opened.world, { proration_behavior: 'always_invoice' });
    changePlan(opened.world, id, { price: 'price_team_month_usd', quantity: 4, configuration });
    expect((await opened.stripe.invoices.list({ subscription: id })).data).toHaveLength(1);
    await opened.control('time', { advance: '15d' });
    expect((await read()).latest_invoice).toMatchObject({ amount_paid: 4 * 2900 });
  }));

test('a card that fails when the difference is charged makes it past_due', () =>
  withHalfAMonth(pro, async ({ change, control, customer, read }) => {
    await control('cards', { customer, card: 'declines' });
    change('price_team_month_usd', 4, 'always_invoice');
    expect(await read()).toMatchObject({ status: 'past_due', latest_invoice: { status: 'open' } });
  }));

test.each<[Behavior | undefined, number]>([
  ['always_invoice', 2],
  ['create_prorations', 1],
  ['none', 1],
  [undefined, 1],
])('an update by the API with proration_behavior %s makes %d invoices', (behavior, count) =>
  withHalfAMonth(pro, async ({ stripe, id, read, invoices, control }) => {
    const [item] = (await read()).items.data;
    await stripe.subscriptions.update(id, {
      items: [{ id: item?.id ?? '', quantity: 3 }],
      ...(behavior === undefined ? {} : { proration_behavior: behavior }),
    });
    expect(await invoices()).toHaveLength(count);
    await control('time', { advance: '17d' });
    const left = behavior === undefined || behavior === 'create_prorations' ? 1900 : 0;
    expect(toTenCents((await invoices())[0]?.amount_paid)).toBe(3 * 1900 + left);
  }),
);
