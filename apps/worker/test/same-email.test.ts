import { findAccountByCustomer, listCustomers } from '@planbridge/accounts';
import { attempt } from './parts/attempt.ts';
import { rowOf } from './parts/row-of.ts';
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

test('a customer with an account’s e-mail, and its id in the metadata, is nobody’s until somebody links it', async () => {
  const account = await world.createAccount();
  const { activities, stripe, db } = await world.setup();
  const before = await rowOf(db, account);
  stripe.objects.customers.push({
    id: 'cus_alike',
    object: 'customer',
    email: account.email,
    metadata: { account_id: account.id },
  });
  stripe.objects.subscriptions.push(subscriptionOf('cus_alike'));
  const event = {
    eventId: 'evt_1',
    type: 'customer.subscription.created',
    customerId: 'cus_alike',
    object: null,
  };

  expect(await attempt().run(activities.settleAccount, { kind: 'event', event } as const)).toEqual({
    state: 'needs_attention',
    reason: 'orphan-customer',
    ref: null,
  });
  expect(await findAccountByCustomer(db, 'cus_alike')).toBeNull();
  expect(await listCustomers(db, account.id)).toHaveLength(1);
  expect(await rowOf(db, account)).toEqual(before);
});
