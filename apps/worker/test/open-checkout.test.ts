import { upsertAccount } from '@planbridge/accounts';
import { failureTypes } from '@planbridge/contracts';
import { attempt } from './parts/attempt.ts';
import { failureOf } from './parts/failure-of.ts';
import { setUpClick } from './parts/set-up-click.ts';
import { missing } from './parts/start-stripe.ts';
import { startWorld } from './parts/start-world.ts';
import type { World } from './parts/start-world.ts';
import { itemOf, periodEnd } from './parts/stripe-objects.ts';
import type { SubscriptionWish } from './parts/stripe-objects.ts';
import { wish } from './parts/wish.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(async () => {
  await world.close();
});

const setup = async (subscription: SubscriptionWish | null = null) => await setUpClick(world, subscription);

const createSession = 'POST /v1/checkout/sessions';
const createPortal = 'POST /v1/billing_portal/sessions';

test('who has nothing live is sent to Checkout, for the catalogue’s price and in the name of the account', async () => {
  const { click, sent, account, customer, stripe } = await setup();
  const { result, url, kind } = await click();
  expect(result).toMatchObject({ outcome: 'redirect', kind: 'checkout' });
  expect([kind, url]).toEqual(['checkout', stripe.objects.sessions[0]?.['url']]);
  expect(JSON.stringify(result)).not.toContain('https:');
  expect(sent(createSession)).toEqual([
    expect.objectContaining({
      mode: 'subscription',
      customer,
      client_reference_id: account.ref,
      'line_items[0][price]': 'price_pro_monthly',
      'line_items[0][quantity]': '1',
      success_url: 'https://shop.example/thanks',
      cancel_url: 'https://shop.example/plans',
    }),
  ]);
});

test.each([
  [null, '3'],
  [5, '5'],
])('%p seats of a plan that starts at three are sold as %s', async (seats, quantity) => {
  const { click, sent } = await setup();
  await click({ plan: 'team', interval: 'year', seats });
  expect(sent(createSession)).toMatchObject([{ 'line_items[0][quantity]': quantity }]);
});

test.each(['canceled', 'incomplete_expired'])('a subscription that is %s is over', async (status) => {
  const { click } = await setup({ status });
  expect((await click()).result).toMatchObject({ kind: 'checkout' });
});

test.each(['active', 'trialing'])('who has the plan, %s, is on it already', async (status) => {
  const { click, sent } = await setup({ status });
  expect((await click()).result).toMatchObject({ outcome: 'already-on-plan' });
  expect([sent(createSession), sent(createPortal)]).toEqual([[], []]);
});

test('who has another plan confirms exactly the change in the portal', async () => {
  const { click, sent, customer } = await setup({ id: 'sub_pro' });
  const { result, kind, url } = await click({ plan: 'team', interval: 'year', seats: 4 });
  expect([result, kind]).toMatchObject([{ kind: 'plan_change' }, 'plan_change']);
  expect(url).toMatch(/^https:\/\/portal\.example\//);
  expect(sent(createPortal)).toEqual([
    expect.objectContaining({
      customer,
      return_url: 'https://shop.example/thanks',
      'flow_data[type]': 'subscription_update_confirm',
      'flow_data[subscription_update_confirm][subscription]': 'sub_pro',
      'flow_data[subscription_update_confirm][items][0][id]': 'si_sub_pro',
      'flow_data[subscription_update_confirm][items][0][price]': 'price_team_yearly',
      'flow_data[subscription_update_confirm][items][0][quantity]': '4',
    }),
  ]);
  expect(sent(createSession)).toEqual([]);
});

test('other seats of the same plan are a change too', async () => {
  const { click, sent } = await setup({ lookupKey: 'team_yearly', quantity: 3 });
  expect((await click({ plan: 'team', interval: 'year', seats: 9 })).result).toMatchObject({
    kind: 'plan_change',
  });
  expect(sent(createPortal)).toMatchObject([
    { 'flow_data[subscription_update_confirm][items][0][quantity]': '9' },
  ]);
});

test.each<[string, SubscriptionWish]>([
  ['of several items', { items: [itemOf('si_1', 'pro_monthly'), itemOf('si_2', 'add_on')] }],
  ['under a schedule', { schedule: 'sub_sched_1' }],
])(
  'a subscription %s is changed in the plain portal, because Stripe cannot confirm it',
  async (_, subscription) => {
    const { click, sent } = await setup(subscription);
    expect((await click({ plan: 'team', interval: 'year' })).result).toMatchObject({ kind: 'plan_change' });
    expect(Object.keys(sent(createPortal)[0] ?? {}).filter((name) => name.startsWith('flow_data'))).toEqual(
      [],
    );
  },
);

test.each(['past_due', 'unpaid', 'incomplete'])('who is %s is sent to mend the payment', async (status) => {
  const { click, sent } = await setup({ status });
  expect((await click()).result).toMatchObject({ kind: 'fix_payment' });
  expect(sent(createPortal)).toMatchObject([{ 'flow_data[type]': 'payment_method_update' }]);
});

test.each<[string, SubscriptionWish]>([
  ['is paused', { status: 'paused' }],
  ['ends soon', { cancelAt: periodEnd }],
])('who has a subscription that %s is sent to the portal to resume it', async (_, subscription) => {
  const { click } = await setup(subscription);
  expect((await click()).result).toMatchObject({ kind: 'resume' });
});

test('a price that Stripe does not have is our mistake and said so', async () => {
  const { account, activities, stripe } = await setup();
  stripe.script(({ path }) =>
    path === '/v1/prices' ? { body: { object: 'list', data: [], has_more: false } } : null,
  );
  const failure = await failureOf(attempt().run(activities.openCheckout, wish(account.ref)));
  expect(failure).toMatchObject({ type: failureTypes.stripeRefused, ref: account.ref });
  expect(failure.message).toContain('pro_monthly');
});

test.each([
  ['everywhere, as with a key of the other mode', '/v1/'],
  ['in one place, while Stripe says elsewhere that it lives', '/v1/checkout/'],
])('a customer who is missing %s is not retired', async (_, prefix) => {
  const { account, activities, stripe, customer } = await setup();
  stripe.script(({ path }) => (path.startsWith(prefix) ? missing('customer') : null));
  const failure = await failureOf(attempt().run(activities.openCheckout, wish(account.ref)));
  expect(failure.type).toBe(failureTypes.stripeRefused);
  stripe.script(() => null);
  await attempt().run(activities.openCheckout, wish(account.ref));
  expect(stripe.callsTo('POST /v1/customers')).toEqual([]);
  expect(stripe.objects.sessions).toMatchObject([{ customer }]);
});

test('an account that nobody wrote is no reason to make a customer', async () => {
  const { activities, stripe, db } = await setup();
  await upsertAccount(db, { id: 'somebody else', email: null });
  await failureOf(attempt().run(activities.openCheckout, wish('nobody')));
  expect(stripe.calls).toEqual([]);
});
