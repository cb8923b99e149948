import { failureTypes } from '@planbridge/contracts';
import { failureOf } from './parts/failure-of.ts';
import { rowOf } from './parts/row-of.ts';
import type { Answer } from './parts/start-server.ts';
import { startWorld } from './parts/start-world.ts';
import type { World } from './parts/start-world.ts';
import { subscriptionOf } from './parts/stripe-objects.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(async () => {
  await world.close();
});

/** An account that is on Pro because Stripe said so. */
async function setupPro() {
  const account = await world.createAccount();
  const [customer = ''] = account.customers;
  const all = await world.setup();
  all.stripe.objects.subscriptions.push(subscriptionOf(customer));
  await all.settle(account);
  return { ...all, account, customer };
}

test.each<[string, Answer]>([
  ['breaks off', { body: '{"object":"list","data":[' }],
  ['is a proxy’s page', { body: '<html></html>' }],
  ['is no list', { body: { object: 'subscription', id: 'sub_1' } }],
])('a later page that %s is not the end of the list', async (_, answer) => {
  const { stripe, settle, account, customer, db } = await setupPro();
  stripe.pagesOf(1);
  stripe.objects.subscriptions.unshift(subscriptionOf(customer, { id: 'sub_over', status: 'canceled' }));
  stripe.script(({ query }) => (query.has('starting_after') ? answer : null));
  expect((await failureOf(settle(account))).type).toBe(failureTypes.stripeUnintelligible);
  expect(await rowOf(db, account)).toMatchObject({ plan: 'pro', leaseUntil: null });
});

test.each<[string, Answer]>([
  ['breaks off', { body: '{"object":"customer",' }],
  ['is a proxy’s page', { body: '<html></html>' }],
  ['is no customer', { body: { object: 'list', data: [], has_more: false } }],
])('an empty list is not believed while the customer’s answer %s', async (_, answer) => {
  const { stripe, settle, account, db } = await setupPro();
  stripe.objects.subscriptions.splice(0);
  stripe.script(({ path }) => (path.startsWith('/v1/customers/') ? answer : null));
  expect((await failureOf(settle(account))).type).toBe(failureTypes.stripeUnintelligible);
  expect((await rowOf(db, account)).plan).toBe('pro');
});
