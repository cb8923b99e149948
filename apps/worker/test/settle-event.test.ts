import {
  applyCatalogue,
  drawTicket,
  findAccountByCustomer,
  linkCustomer,
  listCustomers,
} from '@planbridge/accounts';
import type { SettleEventInput } from '@planbridge/contracts';
import { failureTypes } from '@planbridge/contracts';
import { catalogue } from './parts/catalogue.ts';
import { attempt } from './parts/attempt.ts';
import { failureOf } from './parts/failure-of.ts';
import { rowOf } from './parts/row-of.ts';
import { startWorld } from './parts/start-world.ts';
import type { World } from './parts/start-world.ts';
import { subscriptionOf } from './parts/stripe-objects.ts';
import type { SubscriptionWish } from './parts/stripe-objects.ts';

let world: World;
let events = 0;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(async () => {
  await world.close();
});

async function setup() {
  const account = await world.createAccount();
  const all = await world.setup();
  const [customer = ''] = account.customers;
  all.stripe.objects.subscriptions.push(subscriptionOf(customer));
  return {
    ...all,
    account,
    customer,
    settleEvent: async (event: SettleEventInput) =>
      await attempt().run(all.activities.settleAccount, { kind: 'event', event } as const),
  };
}

function eventOf(customerId: string | null, more: Partial<SettleEventInput> = {}): SettleEventInput {
  events += 1;
  return {
    eventId: `evt_${events}`,
    type: 'customer.subscription.updated',
    customerId,
    object: null,
    ...more,
  };
}

test('an event settles the account of its customer', async () => {
  const { settleEvent, account, customer, db } = await setup();
  expect(await settleEvent(eventOf(customer))).toEqual({ state: 'settled', ref: account.ref });
  expect((await rowOf(db, account)).plan).toBe('pro');
});

test('an event that was settled once calls nobody when it is delivered again', async () => {
  const { settleEvent, account, customer, stripe, product } = await setup();
  const event = eventOf(customer);
  await settleEvent(event);
  const before = [stripe.calls.length, product.calls.length];
  expect(await settleEvent(event)).toEqual({ state: 'settled', ref: account.ref });
  expect([stripe.calls.length, product.calls.length]).toEqual(before);
});

test('an event stays one intention over its retries, so what settles between them covers it', async () => {
  const { settleEvent, settle, account, customer, stripe, product } = await setup();
  const event = eventOf(customer);
  product.script(() => ({ status: 503, body: {} }));
  await failureOf(settleEvent(event));
  product.script(() => null);
  await settle(account);
  const reads = stripe.calls.length;
  await settleEvent(event);
  expect(stripe.calls).toHaveLength(reads);
});

test.each([
  ['sub', 'v1.subscription'],
  ['cs', 'v1.checkout.session'],
  ['in', 'v1.invoice'],
])('a thin event about a %s is resolved to its customer once', async (prefix, type) => {
  const { settleEvent, account, customer, stripe, product } = await setup();
  const id = `${prefix}_thin_${account.ref}`;
  const owned = { id, customer, status: 'complete' };
  stripe.objects.subscriptions.push(...(prefix === 'sub' ? [subscriptionOf(customer, { id })] : []));
  stripe.objects.sessions.push(...(prefix === 'cs' ? [owned] : []));
  stripe.objects.invoices.push(...(prefix === 'in' ? [owned] : []));
  const retrievals = () => stripe.calls.filter(({ path }) => path.endsWith(`/${id}`)).length;

  const event = eventOf(null, { object: { id, type } });
  product.script(() => ({ status: 503, body: {} }));
  await failureOf(settleEvent(event));
  product.script(() => null);
  expect(await settleEvent(event)).toEqual({ state: 'settled', ref: account.ref });
  expect(retrievals()).toBe(1);
});

test.each([
  ['does not exist', { id: 'sub_gone', type: 'v1.subscription' }],
  ['belongs to no customer', { id: 'prod_1', type: 'v1.product' }],
])('a thin event whose object %s concerns nobody', async (_, object) => {
  const { settleEvent } = await setup();
  expect(await settleEvent(eventOf(null, { object }))).toEqual({ state: 'ignored', reason: 'no-customer' });
});

test('a thin event whose object is no object of Stripe’s is tried again', async () => {
  const { settleEvent, stripe } = await setup();
  stripe.script(() => ({ body: { id: 'sub_1', customer: 42 } }));
  const failure = await failureOf(
    settleEvent(eventOf(null, { object: { id: 'sub_1', type: 'v1.subscription' } })),
  );
  expect(failure.type).toBe(failureTypes.stripeUnintelligible);
});

test('a customer who pays and whom nobody knows needs attention, and is told of once', async () => {
  const { settleEvent, stripe, db } = await setup();
  stripe.objects.subscriptions.push(subscriptionOf('cus_orphan'));
  const answer = { state: 'needs_attention', reason: 'orphan-customer', ref: null };
  expect(await settleEvent(eventOf('cus_orphan'))).toEqual(answer);
  expect(await settleEvent(eventOf('cus_orphan'))).toEqual(answer);
  expect(await findAccountByCustomer(db, 'cus_orphan')).toBeNull();
});

test('who is nobody’s and pays is an open incident until the subscription is over', async () => {
  const { settleEvent, stripe, db } = await setup();
  const open = async () =>
    (await db.execute(`select id from incidents where subject = 'cus_passing' and closed_at is null`)).length;
  stripe.objects.subscriptions.push(subscriptionOf('cus_passing'));
  await settleEvent(eventOf('cus_passing'));
  await settleEvent(eventOf('cus_passing'));
  expect(await open()).toBe(1);
  stripe.objects.subscriptions.pop();
  await settleEvent(eventOf('cus_passing'));
  expect(await open()).toBe(0);
});

test('a customer whom nobody knows and who pays nothing is nobody’s', async () => {
  const { settleEvent } = await setup();
  expect(await settleEvent(eventOf('cus_stray'))).toEqual({ state: 'ignored', reason: 'unlinked-customer' });
});

test('a deleted customer’s account loses the plan, and another customer of it keeps counting', async () => {
  const { settleEvent, settle, account, customer, stripe, db } = await setup();
  await settle(account);
  const other = `${customer}_other`;
  await linkCustomer(db, { accountId: account.id, customerId: other });
  stripe.objects.subscriptions.splice(0, 1, subscriptionOf(other, { lookupKey: 'team_yearly', quantity: 3 }));

  const event = eventOf(customer, { type: 'customer.deleted' });
  expect(await settleEvent(event)).toEqual({ state: 'settled', ref: account.ref });
  expect((await rowOf(db, account)).plan).toBe('team');
  expect(await listCustomers(db, account.id)).toEqual([
    { customerId: other, current: true, deleted: false },
    { customerId: customer, current: false, deleted: true },
  ]);
});

test('a price that the catalogue does not list keeps the plan, opens an incident and closes it again', async () => {
  const { settleEvent, account, customer, stripe, db } = await setup();
  await settleEvent(eventOf(customer));
  stripe.objects.subscriptions.splice(0, 1, subscriptionOf(customer, { lookupKey: 'unheard_of' }));
  expect(await settleEvent(eventOf(customer))).toMatchObject({ state: 'settled' });
  expect(await rowOf(db, account)).toMatchObject({
    plan: 'pro',
    incidents: ['unknown-price price_unheard_of'],
  });

  stripe.objects.subscriptions.splice(0, 1, subscriptionOf(customer));
  await settleEvent(eventOf(customer));
  expect((await rowOf(db, account)).incidents).toEqual([]);
});

test.each<[string, SubscriptionWish, string, string]>([
  ['pays twice', { id: 'sub_twin', lookupKey: 'team_yearly', quantity: 3 }, 'two-live-subscriptions', 'team'],
  ['is in a status of the future', { id: 'sub_new', status: 'hibernating' }, 'unknown-status', 'pro'],
])('who %s has an open incident for as long, and the better plan', async (_, wish, kind, plan) => {
  const { settleEvent, account, customer, stripe, db } = await setup();
  await settleEvent(eventOf(customer));
  stripe.objects.subscriptions.push(subscriptionOf(customer, wish));
  await settleEvent(eventOf(customer));
  await settleEvent(eventOf(customer));
  const { incidents, ...row } = await rowOf(db, account);
  expect(row).toMatchObject({ plan, pushPending: false });
  expect(incidents.filter((incident) => incident.startsWith(kind))).toHaveLength(1);
  stripe.objects.subscriptions.pop();
  await settleEvent(eventOf(customer));
  expect(await rowOf(db, account)).toMatchObject({ plan: 'pro', incidents: [] });
});

test('a catalogue applied since makes a covered account be decided again', async () => {
  const { settle, account, product, stripe, db } = await setup();
  const ticket = await drawTicket(db);
  await settle(account);
  const plans = catalogue.plans.map((plan) => ({ ...plan, features: [...plan.features, 'sso'] }));
  await applyCatalogue(db, { source: 'newer', catalogue: { ...catalogue, plans } });
  const reads = stripe.calls.length;

  await settle(account, { ticket });
  expect(stripe.calls.length).toBeGreaterThan(reads);
  expect(product.held.get(account.id)).toMatchObject({ features: ['sso'] });
});

test('what the catalogue says to ignore needs nobody’s attention', async () => {
  const { settleEvent, stripe, db } = await setup();
  await applyCatalogue(db, { source: 'ignoring', catalogue: { ...catalogue, unlinkedCustomers: 'ignore' } });
  stripe.objects.subscriptions.push(subscriptionOf('cus_unknown'));
  expect(await settleEvent(eventOf('cus_unknown'))).toEqual({
    state: 'ignored',
    reason: 'unlinked-customer',
  });
  expect(stripe.calls).toEqual([]);
});
