import {
  claim,
  drawTicket,
  listOpenIncidents,
  openIncident,
  postponePush,
  releaseLease,
  renewLease,
  repairDrift,
  settlePush,
} from '@planbridge/accounts';
import { pro } from './parts/pro.ts';
import { rowOf } from './parts/row-of.ts';
import { startAccounts } from './parts/start-accounts.ts';
import type { Accounts } from './parts/start-accounts.ts';

let accounts: Accounts;

beforeAll(async () => {
  accounts = await startAccounts();
});

afterAll(async () => {
  await accounts.close();
});

/** An account whose push is due under a lease. */
async function pushing() {
  const { db, newAccount, take, write } = accounts;
  const accountId = await newAccount();
  const lease = await take(accountId);
  const recorded = await write(accountId, lease);
  if (recorded.kind !== 'recorded' || recorded.push === null) {
    throw new Error('The first decision of an account is always pushed.');
  }
  const { fence } = lease;
  return { db, accountId, fence, revision: recorded.push.revision, row: () => rowOf(db, accountId) };
}

test('an acknowledged push is settled: nothing pending, the lease free, the incidents about the product over', async () => {
  const { db, row, ...push } = await pushing();
  const { accountId } = push;
  await openIncident(db, { accountId, kind: 'product-ahead', subject: 'prod-eu' });
  await openIncident(db, { accountId, kind: 'product-unknown-account', subject: 'ref' });
  await openIncident(db, { accountId, kind: 'unknown-price', subject: 'price_1' });

  expect(await settlePush(db, push)).toBe(true);
  expect(await row()).toMatchObject({
    pushPending: false,
    pushedRevision: push.revision,
    revision: push.revision,
    leaseUntil: null,
  });
  expect(await listOpenIncidents(db, accountId)).toMatchObject([{ kind: 'unknown-price' }]);
});

test('the acknowledgement of another revision settles nothing', async () => {
  const { db, row, ...push } = await pushing();
  expect(await settlePush(db, { ...push, revision: push.revision - 1n })).toBe(false);
  expect(await row()).toMatchObject({ pushPending: true, pushedRevision: 0n });
});

test('an acknowledgement that comes after the lease was taken over settles nothing', async () => {
  const { db, row, ...push } = await pushing();
  await renewLease(db, { ...push, ttlMs: -1 });
  await accounts.take(push.accountId);
  const before = await row();
  expect(await settlePush(db, push)).toBe(false);
  expect(await row()).toEqual(before);
  expect(before.pushPending).toBe(true);
});

test('an acknowledgement that comes after a drift was found settles nothing, and the next attempt pushes again', async () => {
  const { db, row, ...push } = await pushing();
  await repairDrift(db, push.accountId);
  expect(await settlePush(db, push)).toBe(false);
  expect(await row()).toMatchObject({ pushPending: true, leaseUntil: null });

  const lease = await accounts.take(push.accountId);
  expect(await accounts.write(push.accountId, lease)).toMatchObject({ push: { revision: lease.fence } });
  expect(lease.fence).toBeGreaterThan(push.revision);
});

test('a decision that was made before a drift was found is not recorded', async () => {
  const { db, newAccount, settle, take, write } = accounts;
  const accountId = await newAccount();
  await settle(accountId);
  const lease = await take(accountId);
  await repairDrift(db, accountId);
  expect(await write(accountId, lease, pro)).toEqual({ kind: 'lease-lost' });
  expect(await rowOf(db, accountId)).toMatchObject({ pushPending: true });
});

const incident = { kind: 'product-ahead', subject: 'prod-eu:7' } as const;

test('a push that is postponed stays pending, frees the lease, is looked at again and opens its incident', async () => {
  const { db, row, ...push } = await pushing();
  const retryAt = new Date('2027-01-01T00:00:00Z');
  await postponePush(db, { ...push, retryAt, incident });
  expect(await row()).toMatchObject({ pushPending: true, leaseUntil: null, recheckAt: retryAt });
  expect(await listOpenIncidents(db, push.accountId)).toMatchObject([incident]);
});

test.each([
  ['comes sooner stays', '2026-12-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'],
  ['comes later gives way', '2027-12-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
])('when a push is postponed, a date to look again that %s', async (_what, decided, expected) => {
  const { db, newAccount, take, write } = accounts;
  const accountId = await newAccount();
  const lease = await take(accountId);
  await write(accountId, lease, { ...pro, recheckAt: decided });
  const retryAt = new Date('2027-01-01T00:00:00Z');
  await postponePush(db, { accountId, fence: lease.fence, retryAt, incident });
  expect((await rowOf(db, accountId)).recheckAt).toEqual(new Date(expected));
});

test('a lease that is given back can be claimed at once', async () => {
  const { db, newAccount, take } = accounts;
  const accountId = await newAccount();
  const { fence } = await take(accountId);
  await releaseLease(db, { accountId, fence });
  expect((await take(accountId)).fence).toBeGreaterThan(fence);
});

test('a lease that is renewed runs from now', async () => {
  const { db, newAccount, take } = accounts;
  const accountId = await newAccount();
  const { fence } = await take(accountId, { ttlMs: -1 });
  expect(await renewLease(db, { accountId, fence, ttlMs: 60_000 })).toBe(true);
  const ticket = await drawTicket(db);
  expect(await claim(db, { accountId, ticket, ttlMs: 1 })).toEqual({ kind: 'held' });
});

test('a renewal that comes after the lease was given back does not bring it back', async () => {
  const { db, newAccount, take } = accounts;
  const accountId = await newAccount();
  const { fence } = await take(accountId);
  await releaseLease(db, { accountId, fence });
  expect(await renewLease(db, { accountId, fence, ttlMs: 60_000 })).toBe(false);
  expect(await rowOf(db, accountId)).toMatchObject({ leaseUntil: null });
});

test('who lost the lease neither frees, nor renews, nor postpones what another holds', async () => {
  const { db, newAccount, take } = accounts;
  const accountId = await newAccount();
  const { fence } = await take(accountId, { ttlMs: -1 });
  await take(accountId);
  const before = await rowOf(db, accountId);

  await releaseLease(db, { accountId, fence });
  expect(await renewLease(db, { accountId, fence, ttlMs: 1 })).toBe(false);
  expect(await postponePush(db, { accountId, fence, retryAt: new Date(), incident })).toBeNull();
  expect(await rowOf(db, accountId)).toEqual(before);
  expect(await listOpenIncidents(db, accountId)).toEqual([]);
});
