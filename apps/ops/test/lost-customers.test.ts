import { createDatabase, linkCustomer, listCustomers, upsertAccount } from '@planbridge/accounts';
import type { Database } from '@planbridge/accounts';
import { pino } from 'pino';
import Stripe from 'stripe';
import { startStripe } from '../../sandbox/src/index.ts';
import { createTestDatabase } from '../../../test/services/database.ts';
import { adoptLostCustomer } from '../src/restored/adopt-lost-customer.ts';
import { findLostCustomers } from '../src/restored/find-lost-customers.ts';
import { connectStripe } from '../src/stripe/connect-stripe.ts';
import { listCustomers as listStripeCustomers } from '../src/stripe/list-customers.ts';
import type { StripeCustomer } from '../src/stripe/list-customers.ts';

let database: Database;
const closing: (() => Promise<void>)[] = [];

beforeEach(async () => {
  const { url, close } = await createTestDatabase();
  database = createDatabase(url, { maxConnections: 2 });
  closing.push(close, database.close);
  await upsertAccount(database.db, { id: 'ada', email: 'ada@example.com' });
  await linkCustomer(database.db, { accountId: 'ada', customerId: 'cus_ada' });
});

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) {
    await close();
  }
});

const created = Date.parse('2026-11-25T10:00:00Z') / 1000;
const ada = { id: 'cus_ada', created, metadata: { account_id: 'ada' } };

async function* pagesOf(
  ...customers: readonly (typeof ada | { id: string; created: number; metadata: object })[]
) {
  for (const { id, metadata, ...rest } of [ada, ...customers]) {
    yield [{ id, ...rest, metadata: Object.fromEntries(Object.entries(metadata)) }];
  }
}

const find = (pages: AsyncIterable<readonly StripeCustomer[]>, backupAt: Date | null = null) =>
  findLostCustomers(database.db, { pages, backupAt });

test('only whom no row maps is lost; who names another account than its row’s is reported', async () => {
  const found = await find(
    pagesOf(
      { id: 'cus_lost', created, metadata: { account_id: 'dora' } },
      { id: 'cus_plain', created, metadata: {} },
      { ...ada, metadata: { account_id: 'bob' } },
    ),
  );
  expect(found).toEqual({
    listed: 4,
    lost: [{ customerId: 'cus_lost', accountId: 'dora', created: new Date(created * 1000) }],
    older: [],
    elsewhere: ['cus_ada'],
    unusable: [],
  });
});

test.each(['', 'a'.repeat(201), 'da\nra', '..'])(
  'an account id such as %j is nobody’s',
  async (accountId) => {
    const { lost, unusable } = await find(
      pagesOf({ id: 'cus_x', created, metadata: { account_id: accountId } }),
    );
    expect(lost).toEqual([]);
    expect(unusable).toEqual(['cus_x']);
  },
);

test('who was linked to nobody when the backup was made is not linked now', async () => {
  const { lost, older } = await find(
    pagesOf(
      { id: 'cus_before', created: created - 1, metadata: { account_id: 'bob' } },
      { id: 'cus_after', created, metadata: { account_id: 'dora' } },
    ),
    new Date(created * 1000),
  );
  expect(older.map(({ customerId }) => customerId)).toEqual(['cus_before']);
  expect(lost.map(({ customerId }) => customerId)).toEqual(['cus_after']);
});

async function* foreign() {
  yield [{ id: 'cus_foreign', created, metadata: { account_id: 'ada' } }];
}

test('a Stripe that knows none of our customers is refused, so that its own are not taken for lost', async () => {
  await expect(findLostCustomers(database.db, { pages: foreign(), backupAt: null })).rejects.toThrow(
    'STRIPE_SECRET_KEY is of another account or mode',
  );
});

async function startSandbox() {
  const key = 'sk_test_ops';
  const place = { port: 0, state: null, log: pino({ level: 'silent' }) };
  const { url, close } = await startStripe(place, { secretKey: key });
  closing.push(close);
  return connectStripe({ stripeSecretKey: key, stripeApiUrl: url });
}

test('all pages of Stripe’s customers are read, the deleted ones left out', async () => {
  const stripe = await startSandbox();
  const made = await Promise.all(
    Array.from({ length: 105 }, async () => (await stripe.customers.create({})).id),
  );
  const [deleted = '', ...left] = made;
  await stripe.customers.del(deleted);
  const listed: string[] = [];
  for await (const page of listStripeCustomers(stripe, 100)) {
    listed.push(...page.map(({ id }) => id));
  }
  expect(listed.toSorted()).toEqual(left.toSorted());
});

test.each([false, true])(
  'a lost customer becomes the current one only if the current one is gone at Stripe: %j',
  async (isGone) => {
    const stripe = await startSandbox();
    const { id: known } = await stripe.customers.create({});
    const { id: customerId } = await stripe.customers.create({});
    await linkCustomer(database.db, { accountId: 'ada', customerId: known });
    if (isGone) {
      await stripe.customers.del(known);
    }
    const lost = { customerId, accountId: 'ada', created: new Date() };
    expect(await adoptLostCustomer({ db: database.db, stripe }, lost)).toBe(true);
    const customers = await listCustomers(database.db, 'ada');
    expect(customers.find(({ current }) => current)?.customerId).toBe(isGone ? customerId : known);
    expect(customers.map((customer) => customer.customerId)).toContain(customerId);
  },
);

test('an answer of Stripe’s that is no list ends the search, after some tries, with a sentence', async () => {
  let asked = 0;
  const httpClient = Stripe.createFetchHttpClient(async () => {
    asked += 1;
    return Response.json({ object: 'customer', id: 'cus_1' });
  });
  const stripe = new Stripe('sk_test_ops', { httpClient, maxNetworkRetries: 0, telemetry: false });
  await expect(find(listStripeCustomers(stripe, 100))).rejects.toThrow(
    'Stripe’s answer was not one of its API',
  );
  expect(asked).toBeGreaterThan(3);
}, 60_000);
