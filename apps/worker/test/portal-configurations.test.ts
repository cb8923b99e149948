import type Stripe from 'stripe';
import { read, startShop } from './parts/start-shop.ts';
import type { Shop, User } from './parts/start-shop.ts';

let shop: Shop;
let pro: User;

beforeAll(async () => {
  shop = await startShop();
  await shop.sell({ proration: 'now' });
  pro = await shop.newUser();
  await pro.buy();
});

beforeEach(async () => {
  await shop.sell({ proration: 'now' });
});

afterAll(async () => {
  await shop.close();
});

const team = { plan: 'team', seats: 3 };

/** Those that we made and that are in use, oldest first. */
async function configurations(): Promise<readonly Stripe.BillingPortal.Configuration[]> {
  const { data } = await shop.stripe.billingPortal.configurations.list({ active: true, limit: 100 });
  return data.filter(({ metadata }) => metadata?.['planbridge'] !== undefined).toReversed();
}

test('one configuration serves all clicks on the same terms, of this worker and of others', async () => {
  await pro.click(team);
  await pro.click(team);
  await pro.click({ plan: 'business', seats: 5 });
  await pro.click(team, await shop.startWorker());
  expect(await configurations()).toMatchObject([
    {
      name: 'Planbridge: change of plan, now, usd',
      features: {
        subscription_cancel: { enabled: true, mode: 'at_period_end' },
        subscription_update: {
          proration_behavior: 'always_invoice',
          trial_update_behavior: 'continue_trial',
          schedule_at_period_end: { conditions: [] },
          products: [
            {
              product: 'prod_business',
              prices: ['price_business_month_usd', 'price_business_year_usd'],
              adjustable_quantity: { enabled: true, minimum: 5, maximum: 500 },
            },
            {
              product: 'prod_pro',
              prices: ['price_pro_month_usd', 'price_pro_year_usd'],
              adjustable_quantity: { enabled: false },
            },
            {
              product: 'prod_team',
              prices: ['price_team_month_usd', 'price_team_year_usd'],
              adjustable_quantity: { enabled: true, minimum: 2, maximum: 100 },
            },
          ],
        },
      },
    },
  ]);
});

test.each([
  ['none', { proration_behavior: 'none', schedule_at_period_end: { conditions: [] } }],
  [
    'period_end',
    {
      proration_behavior: 'always_invoice',
      schedule_at_period_end: {
        conditions: [{ type: 'decreasing_item_amount' }, { type: 'shortening_interval' }],
      },
    },
  ],
] as const)('%s has one of its own, and going back takes the former one again', async (proration, terms) => {
  await pro.click(team);
  const before = (await configurations()).length;
  await shop.sell({ proration });
  await pro.click(team);
  const made = (await configurations()).at(-1);
  expect(made).toMatchObject({
    name: `Planbridge: change of plan, ${proration}, usd`,
    features: { subscription_update: terms },
  });
  await shop.sell({ proration: 'now' });
  await pro.click(team);
  expect(await configurations()).toHaveLength(before + 1);
});

test('what a plan no longer sells makes another one, and the one before stays as it was', async () => {
  await pro.click(team);
  const before = await configurations();
  await shop.sell((catalogue) => ({
    ...catalogue,
    plans: catalogue.plans.map((plan) => (plan.id === 'business' ? { ...plan, prices: [] } : plan)),
  }));
  await pro.click(team);
  const after = await configurations();
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.at(-1)?.features.subscription_update.products?.map(({ product }) => product)).toEqual([
    'prod_pro',
    'prod_team',
  ]);
});

test('a lookup key that has moved to a new price is followed at once', async () => {
  await pro.click(team);
  const raised = await shop.stripe.prices.create({
    product: 'prod_team',
    currency: 'usd',
    unit_amount: 3900,
    recurring: { interval: 'month' },
    lookup_key: 'team_month_usd',
    transfer_lookup_key: true,
  });
  const endpoint = 'POST /v1/billing_portal/sessions';
  const before = await shop.callsTo(endpoint);
  expect(await read((await pro.click(team)).url)).toContain('Team, $39.00 a month');
  // It is not Stripe's refusal that tells us.
  expect(await shop.callsTo(endpoint)).toBe(before + 1);
  expect((await configurations()).at(-1)?.features.subscription_update.products?.at(-1)?.prices).toContain(
    raised.id,
  );
});

test('one that was switched off at Stripe is made again', async () => {
  await shop.sell({ proration: 'now', features: ['of this test only'], seats: { min: 1, max: 7 } });
  await pro.click(team);
  const used = (await configurations()).at(-1);
  await shop.stripe.billingPortal.configurations.update(used?.id ?? '', { active: false });
  expect(await pro.click(team)).toMatchObject({ kind: 'plan_change' });
  expect((await configurations()).at(-1)?.id).not.toBe(used?.id);
});

test('a price that the catalogue lists and Stripe does not have forbids no change to another', async () => {
  await shop.sell((catalogue) => ({
    ...catalogue,
    plans: catalogue.plans.map((plan) =>
      plan.id === 'business'
        ? {
            ...plan,
            prices: [
              { lookupKey: 'nobody', id: null, interval: 'month', currency: 'usd', retired: false },
              { lookupKey: null, id: 'price_nobody', interval: 'year', currency: 'usd', retired: false },
            ],
          }
        : plan,
    ),
  }));
  expect(await pro.click(team)).toMatchObject({ kind: 'plan_change' });
});

test('of more products than Stripe takes the wished one is among those that are offered', async () => {
  const products = await Promise.all(
    Array.from({ length: 11 }, async (_, index) => {
      const { id } = await shop.stripe.products.create({ name: `Plan ${index}` });
      const price = await shop.stripe.prices.create({
        product: id,
        currency: 'usd',
        unit_amount: 100 * (index + 1),
        recurring: { interval: 'month' },
      });
      return { id, price: price.id };
    }),
  );
  await shop.sell((catalogue) => {
    const more = products.flatMap(({ price }, index) =>
      catalogue.plans.slice(0, 1).map((plan) => ({
        ...plan,
        id: `plan-${index}`,
        name: `Plan ${index}`,
        rank: 100 + index,
        prices: [{ lookupKey: null, id: price, interval: 'month' as const, currency: 'usd', retired: false }],
      })),
    );
    return { ...catalogue, plans: [...catalogue.plans, ...more] };
  });
  for (const index of [0, 10]) {
    expect(await read((await pro.click({ plan: `plan-${index}` })).url)).toContain(`Plan ${index}, `);
  }
  expect((await configurations()).at(-1)?.features.subscription_update.products).toHaveLength(10);
});
