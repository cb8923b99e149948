import type Stripe from 'stripe';
import { press, startShop } from './parts/start-shop.ts';
import type { Shop } from './parts/start-shop.ts';

type EndOfTrial = Stripe.SubscriptionCreateParams.TrialSettings.EndBehavior.MissingPaymentMethod;

let shop: Shop;

beforeAll(async () => {
  shop = await startShop();
  await shop.sell({});
});

afterAll(async () => {
  await shop.close();
});

/** Somebody who has paid by bank debit, of whom the bank has said nothing yet. */
async function setUpDebit(plan: 'pro' | 'business', seats: number | null) {
  const user = await shop.newUser();
  const { url } = await user.click({ plan, seats });
  await press(url, { action: 'debit', name: 'Ada', country: 'DE', postal_code: '10115' });
  const customer = await user.customer();
  return {
    ...user,
    bankSays: async (result: 'succeeded' | 'failed') => {
      const { data } = await shop.stripe.checkout.sessions.list({ customer });
      await shop.control('payments', { session: data[0]?.id, result });
    },
  };
}

test('a first payment by bank debit grants its plan when it succeeds, and not before', async () => {
  const { bankSays, held, settle } = await setUpDebit('pro', null);
  expect(await settle()).toMatchObject({ plan: 'free', status: 'incomplete', incidents: [] });
  await bankSays('succeeded');
  expect(await settle()).toMatchObject({ plan: 'pro', status: 'active' });
  expect(held()).toMatchObject({ plan: 'pro' });
});

test('a first payment by bank debit that fails grants nothing, at once and a month later', async () => {
  const { bankSays, held, settle } = await setUpDebit('pro', null);
  await shop.control('settings', { after_last_retry: 'past_due' });
  await settle();
  await bankSays('failed');
  expect(await settle()).toMatchObject({ plan: 'free', status: 'past_due' });
  await shop.control('time', { advance: '40d' });
  expect(await settle()).toMatchObject({ plan: 'free', status: 'past_due' });
  expect(held()).toMatchObject({ plan: 'free' });
});

test('where the catalogue lets in under way, a failed debit is overdue, and grace ends', async () => {
  const { bankSays, settle } = await setUpDebit('business', 5);
  expect(await settle()).toMatchObject({ plan: 'business', status: 'active', seats: 5 });
  await bankSays('failed');
  const row = await settle();
  expect(row).toMatchObject({ plan: 'business', status: 'past_due' });
  expect(row.recheckAt).not.toBeNull();
});

test.each<[EndOfTrial, string, string]>([
  ['cancel', 'free', 'none'],
  ['pause', 'free', 'paused'],
  ['create_invoice', 'pro', 'past_due'],
])('a trial that ends without a card, set to %s, leaves the account on %s', async (missing, plan, status) => {
  const user = await shop.newUser();
  await user.click();
  const { data } = await shop.stripe.prices.list({ lookup_keys: ['pro_month_usd'] });
  await shop.stripe.subscriptions.create({
    customer: await user.customer(),
    items: [{ price: data[0]?.id ?? '' }],
    trial_period_days: 14,
    trial_settings: { end_behavior: { missing_payment_method: missing } },
  });
  expect(await user.settle()).toMatchObject({ plan: 'pro', status: 'trialing' });
  expect(user.held()).toMatchObject({ trial_end: expect.any(String) });
  await shop.control('time', { advance: '15d' });
  expect(await user.settle()).toMatchObject({ plan, status });
  expect(user.held()).toMatchObject({ plan, trial_end: null });
});

test('collection that is paused for months keeps the plan, and says nothing to the product', async () => {
  const user = await shop.newUser();
  await user.buy();
  const { data } = await shop.stripe.subscriptions.list({ customer: await user.customer() });
  await shop.stripe.subscriptions.update(data[0]?.id ?? '', { pause_collection: { behavior: 'void' } });
  const pushes = shop.worker.product.pushes().length;
  expect(await user.settle()).toMatchObject({ plan: 'pro', status: 'active', incidents: [] });
  expect(shop.worker.product.pushes()).toHaveLength(pushes);
  await shop.control('time', { advance: '70d' });
  expect(await user.settle()).toMatchObject({ plan: 'pro', status: 'active' });
});
