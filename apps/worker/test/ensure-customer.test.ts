import { linkCustomer, listCustomers } from '@planbridge/accounts';
import { failureTypes } from '@planbridge/contracts';
import { attempt } from './parts/attempt.ts';
import { failureOf } from './parts/failure-of.ts';
import { holdRow } from './parts/hold-row.ts';
import { rowOf } from './parts/row-of.ts';
import { missing, remoteWords } from './parts/start-stripe.ts';
import { startWorld } from './parts/start-world.ts';
import type { World } from './parts/start-world.ts';
import { waitUntil } from './parts/wait-until.ts';
import { wish } from './parts/wish.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(async () => {
  await world.close();
});

async function setup({ customers = 0 } = {}) {
  const account = await world.createAccount({ customers });
  const all = await world.setup();
  const click = async (runId?: string) =>
    await attempt(runId === undefined ? {} : { runId }).run(all.activities.openCheckout, wish(account.ref));
  const created = () => all.stripe.callsTo('POST /v1/customers');
  const keys = () => created().map(({ headers }) => headers['idempotency-key']);
  const mapped = async () =>
    (await listCustomers(all.db, account.id)).map(
      ({ customerId, current, deleted }) =>
        `${customerId}${current ? ' current' : ''}${deleted ? ' deleted' : ''}`,
    );
  return { ...all, account, click, created, keys, mapped };
}

test('a first click makes one customer, by a constant body that holds no e-mail, and settles the new link', async () => {
  const { click, created, keys, mapped, account, stripe, db } = await setup();
  const { link } = await click();
  expect(created().map(({ body }) => decodeURIComponent(body))).toEqual([
    `metadata[account_id]=${account.id}`,
  ]);
  expect(keys()).toEqual([`customer/${account.ref}/1`]);
  const [customer] = stripe.objects.customers;
  expect(await mapped()).toEqual([`${customer?.id} current`]);
  const [update] = await waitUntil(
    async () => stripe.callsTo(`POST /v1/customers/${customer?.id}`),
    ({ length }) => length > 0,
  );
  expect(new URLSearchParams(update?.body).get('email')).toBe(account.email);

  expect(link?.ticket).toMatch(/^\d+$/);
  expect(await rowOf(db, account)).toMatchObject({ pushPending: true, coveredTicket: 0n });
});

test('Stripe makes the session while the link is still written, and the click is not answered before it is', async () => {
  const { click, account, db, stripe, mapped } = await setup();
  const row = await holdRow(db, account);
  const clicked = click();
  await waitUntil(
    async () => stripe.objects.sessions.length,
    (sessions) => sessions === 1,
  );
  expect(await mapped()).toEqual([]);
  // The event of an e-mail that Stripe is told now would find a customer who is nobody's, and end unsettled.
  expect(stripe.callsTo(`POST /v1/customers/${stripe.objects.customers[0]?.id}`)).toEqual([]);
  await row.release();
  expect((await clicked).result).toMatchObject({ outcome: 'redirect' });
  expect(await mapped()).toEqual([`${stripe.objects.customers[0]?.id} current`]);
});

test('a click whose link cannot be written is not answered, and the next one is by the same session', async () => {
  const { activities, click, account, db, stripe } = await setup();
  const row = await holdRow(db, account);
  const failure = await failureOf(attempt().run(activities.openCheckout, wish(account.ref)));
  expect(failure.type).toBe(failureTypes.databaseUnavailable);
  await row.release();
  expect((await click()).result).toMatchObject({ outcome: 'redirect' });
  expect([stripe.objects.customers.length, stripe.objects.sessions.length]).toEqual([1, 1]);
});

test('a click that finds a customer makes none and needs no settlement', async () => {
  const { click, created } = await setup({ customers: 1 });
  expect((await click()).link).toBeNull();
  expect(created()).toEqual([]);
});

test('four clicks at once, repeated by a retry of the same run, make one customer and one session', async () => {
  const { click, stripe, mapped } = await setup();
  await Promise.all(Array.from({ length: 4 }, async () => await click('one-run')));
  expect(stripe.objects.customers).toHaveLength(1);
  expect(stripe.objects.sessions).toHaveLength(1);
  expect(await mapped()).toHaveLength(1);
});

test('an answer that was lost is asked for again under the same key, and is the same customer', async () => {
  const { click, keys, mapped, account, activities, stripe } = await setup();
  stripe.loseNextAnswer();
  await failureOf(attempt().run(activities.openCheckout, wish(account.ref)));
  expect(await mapped()).toEqual([]);
  await click();
  expect(keys()).toEqual([`customer/${account.ref}/1`, `customer/${account.ref}/1`]);
  expect(await mapped()).toEqual([`${stripe.objects.customers[0]?.id} current`]);
  expect(stripe.objects.customers).toHaveLength(1);
});

test('an error that a proxy answers in Stripe’s place makes no customer', async () => {
  const { mapped, account, activities, stripe } = await setup();
  stripe.script(() => ({ status: 502, body: { message: remoteWords } }));
  const failure = await failureOf(attempt().run(activities.openCheckout, wish(account.ref)));
  expect(failure.type).toBe(failureTypes.stripeUnintelligible);
  expect(await mapped()).toEqual([]);
});

test('a key that replays an error is left for the next one', async () => {
  const { click, keys, account, activities, stripe } = await setup();
  stripe.script(({ path }) =>
    path === '/v1/customers' ? { status: 500, body: { error: { type: 'api_error' } } } : null,
  );
  const failure = await failureOf(attempt().run(activities.openCheckout, wish(account.ref)));
  expect(failure.type).toBe(failureTypes.stripeUnavailable);
  stripe.script(() => null);
  await click();
  expect(keys()).toEqual([1, 1, 2].map((n) => `customer/${account.ref}/${n}`));
});

test('a customer who was deleted is followed by another, under the next key', async () => {
  const { click, keys, mapped, account, stripe } = await setup();
  await click();
  const [first] = stripe.objects.customers.splice(0, 1, {
    id: stripe.objects.customers[0]?.id ?? '',
    deleted: true,
  });
  stripe.script(({ path, query, body }) =>
    path.startsWith('/v1/checkout') && `${query}${body}`.includes(first?.id ?? '-')
      ? missing('customer')
      : null,
  );
  const { result, link } = await click();
  expect(result).toMatchObject({ outcome: 'redirect', kind: 'checkout' });
  expect(link).not.toBeNull();
  expect(keys()).toEqual([`customer/${account.ref}/1`, `customer/${account.ref}/2`]);
  expect(await mapped()).toEqual([`${stripe.objects.customers[1]?.id} current`, `${first?.id} deleted`]);
});

test('a replayed customer whom an operator has linked to another account stays there', async () => {
  const { click, keys, mapped, account, stripe, db } = await setup();
  await click();
  const [given] = stripe.objects.customers;
  const other = await world.createAccount({ customers: 0 });
  await linkCustomer(db, { accountId: other.id, customerId: given?.id ?? '' });

  await click();
  expect((await listCustomers(db, other.id)).map(({ customerId }) => customerId)).toEqual([given?.id]);
  expect(await mapped()).toEqual([`${stripe.objects.customers[1]?.id} current`]);
  expect(keys().at(-1)).toBe(`customer/${account.ref}/2`);
});

test('a click does not wait for the e-mail', async () => {
  const { click, stripe, logged, account } = await setup();
  stripe.script(({ path, method }) =>
    method === 'POST' && path.startsWith('/v1/customers/') ? 'silence' : null,
  );
  expect((await click()).result).toMatchObject({ outcome: 'redirect' });
  expect(logged.join('')).not.toContain(account.ref);
  await waitUntil(
    async () => logged.join(''),
    (log) => log.includes(account.ref),
  );
});

test('an e-mail that cannot be set does not keep a user from paying', async () => {
  const { click, stripe, logged, account } = await setup();
  stripe.script(({ path, method }) =>
    method === 'POST' && path.startsWith('/v1/customers/') ? { status: 500, body: { error: {} } } : null,
  );
  expect((await click()).result).toMatchObject({ outcome: 'redirect' });
  await waitUntil(
    async () => logged.join(''),
    (log) => log.includes(account.ref),
  );
  expect(logged.join('')).not.toContain('@');
});
