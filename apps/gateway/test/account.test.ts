import { createDatabase, linkCustomer, openIncident, upsertAccount } from '@planbridge/accounts';
import { pro } from './parts/pro.ts';
import { createTestApp } from './parts/create-test-app.ts';
import { settle } from './parts/settle.ts';
import { startWorld } from './parts/start-world.ts';
import type { World } from './parts/start-world.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(async () => {
  await world.close();
});

async function setup() {
  const { app, started, user, authorization } = await world.signIn();
  const ask = async (query = '') =>
    await app.inject({ url: `/v1/account${query}`, headers: { authorization } });
  return { ask, started, user };
}

test('an account never seen before is on the fallback plan at revision 0, and no row is written for it', async () => {
  const { ask, started, user } = await setup();
  const response = await ask();

  expect(response.statusCode).toBe(200);
  expect(response.json()).toEqual({
    account_id: user,
    plan: 'free',
    status: 'none',
    seats: 1,
    features: ['basic'],
    current_period_end: null,
    cancel_at: null,
    trial_end: null,
    state: 'settled',
    revision: 0,
  });
  expect(response.headers['cache-control']).toBe('no-store');
  expect(started).toEqual([]);
});

test('shows what is settled, with its revision', async () => {
  const { ask, user } = await setup();
  await upsertAccount(world.db, { id: user, email: null });
  await settle(world.db, user, pro);
  expect((await ask()).json()).toMatchObject({ ...pro, state: 'settled', revision: expect.any(Number) });
});

test('is syncing while the product has not acknowledged', async () => {
  const { ask, user } = await setup();
  await upsertAccount(world.db, { id: user, email: null });
  await settle(world.db, user, pro, { acknowledged: false });
  expect((await ask()).json()).toMatchObject({ plan: 'pro', state: 'syncing' });
});

test('is syncing while a customer was never settled', async () => {
  const { ask, user } = await setup();
  await upsertAccount(world.db, { id: user, email: null });
  await linkCustomer(world.db, { accountId: user, customerId: `cus_${user}` });
  expect((await ask()).json()).toMatchObject({ plan: 'free', state: 'syncing' });
});

test('is pending while the first payment is open', async () => {
  const { ask, user } = await setup();
  await upsertAccount(world.db, { id: user, email: null });
  await settle(world.db, user, { ...pro, plan: 'free', status: 'incomplete' });
  expect((await ask()).json()).toMatchObject({ state: 'pending_payment' });
});

test('needs attention while an incident is open', async () => {
  const { ask, user } = await setup();
  await upsertAccount(world.db, { id: user, email: null });
  await openIncident(world.db, { accountId: user, kind: 'unknown-price', subject: 'price_9' });
  expect((await ask()).json()).toMatchObject({ state: 'needs_attention' });
});

test('needs only PostgreSQL, and is 503 within 5 s without it', async () => {
  const nowhere = createDatabase('postgres://127.0.0.1:9/none');
  const { app } = await createTestApp({
    db: nowhere.db,
    keys: { issuer: world.issuer.issuer, jwksUrl: world.issuer.jwksUrl },
  });
  const began = performance.now();
  const response = await app.inject({
    url: '/v1/account',
    headers: { authorization: `Bearer ${await world.issuer.token({ sub: 'ada' })}` },
  });
  expect(response.statusCode).toBe(503);
  expect(response.json()).toMatchObject({ type: 'urn:planbridge:problem:unavailable' });
  expect(performance.now() - began).toBeLessThan(5000);
  await nowhere.close();
});
