import type { Catalogue } from '@planbridge/billing';
import { press, read, startShop } from './parts/start-shop.ts';
import type { Shop, User } from './parts/start-shop.ts';

let shop: Shop;

beforeAll(async () => {
  shop = await startShop();
});

beforeEach(async () => {
  await shop.sell({});
});

afterAll(async () => {
  await shop.close();
});

async function currencyOf(user: User, url: string): Promise<string | null> {
  const { data } = await shop.stripe.checkout.sessions.list({ customer: await user.customer() });
  return data.find((session) => session.url === url)?.currency ?? null;
}

/** A customer who paid in euros and whose subscription is over. */
async function formerCustomer(): Promise<User> {
  const user = await shop.newUser();
  await user.buy({ currency: 'eur' });
  const [subscription] = (await shop.stripe.subscriptions.list({ customer: await user.customer() })).data;
  await shop.stripe.subscriptions.cancel(subscription?.id ?? '');
  expect(await user.settle()).toMatchObject({ plan: 'free' });
  return user;
}

/** Somebody who pays for another product, in euros. */
async function payerOfAddOn(): Promise<User> {
  const user = await shop.newUser();
  await user.click();
  const { data } = await shop.stripe.checkout.sessions.list({ customer: await user.customer() });
  await shop.stripe.checkout.sessions.expire(data[0]?.id ?? '');
  await shop.sell(withoutPrice('business_month_eur'));
  await shop.control('subscriptions', { customer: await user.customer(), lookup_key: 'business_month_eur' });
  return user;
}

const withoutPrice = (key: string) => (catalogue: Catalogue) => ({
  ...catalogue,
  plans: catalogue.plans.map((plan) => ({
    ...plan,
    prices: plan.prices.filter(({ lookupKey }) => lookupKey !== key),
  })),
  ignoredPrices: [{ lookupKey: key, id: null }],
});

test.each([
  ['the first that the catalogue lists', {}, 'usd'],
  ['the one that was named', { currency: 'eur' }, 'eur'],
])('who is new is sold in %s', async (_, wanted, currency) => {
  const user = await shop.newUser();
  const { url } = await user.click(wanted);
  expect(await currencyOf(user, url)).toBe(currency);
});

test.each([
  ['the one paid before, if none is named', {}, 'eur'],
  ['another one, if that is named', { currency: 'usd' }, 'usd'],
])('who comes back is sold in %s', async (_, wanted, currency) => {
  const user = await formerCustomer();
  const { url, ...click } = await user.click({ plan: 'team', ...wanted });
  expect(click).toMatchObject({ kind: 'checkout' });
  expect(await currencyOf(user, url)).toBe(currency);
  await press(url, { action: 'pay' });
  expect(await user.settle()).toMatchObject({ plan: 'team' });
});

test('who comes back is sold in the first where the plan is not sold in the one paid before', async () => {
  const user = await formerCustomer();
  await shop.sell(withoutPrice('pro_month_eur'));
  expect(await currencyOf(user, (await user.click()).url)).toBe('usd');
});

test.each([{}, { currency: 'usd' }])(
  'who pays for something else in euros is sold in euros, whatever is wished: %j',
  async (wanted) => {
    const user = await payerOfAddOn();
    const { url, ...click } = await user.click(wanted);
    expect(click).toMatchObject({ kind: 'checkout' });
    expect(await read(url)).toContain('Due today: €19.00');
    await press(url, { action: 'pay' });
    expect(await user.settle()).toMatchObject({ plan: 'pro', incidents: [] });
  },
);

test('who pays for something else in euros is told so, where the plan is not sold in them', async () => {
  const user = await payerOfAddOn();
  await shop.sell((catalogue) => {
    const addOn = withoutPrice('business_month_eur')(catalogue);
    const withoutEuros = addOn.plans.map((plan) => ({
      ...plan,
      prices: plan.prices.filter(({ currency }) => currency !== 'eur'),
    }));
    return { ...addOn, plans: withoutEuros };
  });
  expect(await user.click()).toMatchObject({ outcome: 'currency-fixed', currency: 'eur' });
  expect(await user.click()).toMatchObject({ outcome: 'currency-fixed', currency: 'eur' });
  expect(await user.click({ plan: 'team' })).toMatchObject({ outcome: 'currency-fixed', currency: 'eur' });
});

test('two tabs with two currencies end in one payable session, in that of the later wish', async () => {
  const user = await shop.newUser();
  const dollars = await user.click({ currency: 'usd' });
  const euros = await user.click({ currency: 'eur' });
  const open = await shop.stripe.checkout.sessions.list({ customer: await user.customer(), status: 'open' });
  expect(open.data).toMatchObject([{ url: euros.url, currency: 'eur' }]);
  expect(await read(dollars.url)).toContain('This page has expired');
});

test('a subscription keeps its currency through a change of plan, whatever is wished', async () => {
  const user = await shop.newUser();
  await user.buy({ currency: 'eur' });
  const { url, ...click } = await user.click({ plan: 'team', seats: 3, currency: 'usd' });
  expect(click).toMatchObject({ kind: 'plan_change' });
  expect(await read(url)).toContain('Team, €29.00 a month');
});
