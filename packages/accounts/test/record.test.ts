import { openIncident, listOpenIncidents, releaseLease } from '@planbridge/accounts';
import type { Entitlement } from '@planbridge/billing';
import { sql } from 'drizzle-orm';
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

async function planChanges(accountId: string) {
  return [
    ...(await accounts.db.execute<{ from_plan: string; to_plan: string; revision: string }>(
      sql`select from_plan, to_plan, revision::text from plan_changes where account_id = ${accountId} order by id`,
    )),
  ];
}

async function open(accountId: string): Promise<readonly string[]> {
  const incidents = await listOpenIncidents(accounts.db, accountId);
  return incidents.map(({ kind, subject }) => `${kind} ${subject}`).toSorted();
}

test('the first decision is written, covers, and is to be pushed', async () => {
  const { db, newAccount, take, write } = accounts;
  const id = await newAccount();
  const lease = await take(id);
  const recheckAt = '2027-01-01T00:00:00.000Z';
  const recorded = await write(id, lease, { ...pro, recheckAt, trialSeen: true });

  expect(recorded).toEqual({
    kind: 'recorded',
    push: { revision: lease.fence, entitlement: pro.entitlement },
    incidentsOpened: [],
    incidentsClosed: [],
  });
  expect(await rowOf(db, id)).toMatchObject({
    plan: 'pro',
    status: 'active',
    seats: 1,
    entitlement: pro.entitlement,
    coveredTicket: lease.fence,
    catalogueVersion: lease.catalogueVersion,
    revision: lease.fence,
    pushedRevision: 0n,
    pushPending: true,
    leaseUntil: lease.account.leaseUntil,
    recheckAt: new Date(recheckAt),
    trialUsedAt: expect.any(Date),
  });
  expect(await planChanges(id)).toEqual([
    { from_plan: 'free', to_plan: 'pro', revision: String(lease.fence) },
  ]);
});

test('a decision that changes nothing is covered at once: no push, the revision stays, the lease is given back', async () => {
  const { db, newAccount, settle, take, write } = accounts;
  const id = await newAccount();
  const revision = await settle(id);
  const lease = await take(id);

  expect(await write(id, lease)).toMatchObject({ kind: 'recorded', push: null });
  expect(await rowOf(db, id)).toMatchObject({
    coveredTicket: lease.fence,
    revision,
    pushPending: false,
    leaseUntil: null,
  });
  expect(await planChanges(id)).toHaveLength(1);
});

test('a push that was never acknowledged is due again under a greater revision, though nothing changed', async () => {
  const { db, newAccount, take, write } = accounts;
  const id = await newAccount();
  const first = await take(id);
  await write(id, first);
  await releaseLease(db, { accountId: id, fence: first.fence });
  const second = await take(id);

  expect(await write(id, second)).toMatchObject({ push: { revision: second.fence } });
  expect(second.fence).toBeGreaterThan(first.fence);
});

test.each<[keyof Entitlement, Partial<Entitlement>]>([
  ['plan', { plan: 'team' }],
  ['status', { status: 'past_due' }],
  ['seats', { seats: 2 }],
  ['features', { features: ['sso'] }],
  ['current_period_end', { current_period_end: '2026-12-22T00:00:00Z' }],
  ['cancel_at', { cancel_at: '2026-12-22T00:00:00Z' }],
  ['trial_end', { trial_end: '2026-12-22T00:00:00Z' }],
])('a change of %s alone is pushed', async (_field, change) => {
  const { newAccount, settle, take, write } = accounts;
  const id = await newAccount();
  await settle(id);
  const lease = await take(id);
  const entitlement = { ...pro.entitlement, ...change };
  expect(await write(id, lease, { ...pro, entitlement })).toMatchObject({
    push: { revision: lease.fence, entitlement },
  });
});

test('a trial counts from when it was first seen', async () => {
  const { db, newAccount, settle } = accounts;
  const id = await newAccount();
  await settle(id, { ...pro, trialSeen: true });
  const { trialUsedAt } = await rowOf(db, id);
  await settle(id, { ...pro, trialSeen: true });
  await settle(id, { ...pro, trialSeen: false });
  expect((await rowOf(db, id)).trialUsedAt).toEqual(trialUsedAt);
  expect(trialUsedAt).not.toBeNull();
});

test('a date to look again is gone when the next decision names none', async () => {
  const { db, newAccount, settle } = accounts;
  const id = await newAccount();
  await settle(id, { ...pro, recheckAt: '2027-01-01T00:00:00Z' });
  await settle(id);
  expect((await rowOf(db, id)).recheckAt).toBeNull();
});

test('incidents that a decision finds are open once, and over when the next one does not find them', async () => {
  const { newAccount, take, write } = accounts;
  const id = await newAccount();
  const other = await newAccount();
  const price = { kind: 'unknown-price', subject: 'price_9' } as const;
  const twins = { kind: 'two-live-subscriptions', subject: 'sub_1,sub_2' } as const;
  await accounts.settle(other, { ...pro, findings: [price] });

  const first = await write(id, await take(id), { ...pro, findings: [price, price, twins] });
  expect(first).toMatchObject({ incidentsOpened: [expect.any(String), expect.any(String)] });
  expect(await open(id)).toEqual(['two-live-subscriptions sub_1,sub_2', 'unknown-price price_9']);

  await releaseLease(accounts.db, { accountId: id, fence: (await rowOf(accounts.db, id)).fence });
  const second = await write(id, await take(id), { ...pro, findings: [price] });
  expect(second).toMatchObject({ incidentsOpened: [], incidentsClosed: [expect.any(String)] });
  expect(await open(id)).toEqual(['unknown-price price_9']);
  expect(await open(other)).toEqual(['unknown-price price_9']);
});

test('a decision closes no incident of a kind that decisions do not find', async () => {
  const { db, newAccount, settle, take, write } = accounts;
  const id = await newAccount();
  await settle(id);
  await openIncident(db, { accountId: id, kind: 'product-ahead', subject: 'prod-eu' });
  await write(id, await take(id));
  expect(await open(id)).toEqual(['product-ahead prod-eu']);
});

test('an attempt that lost its lease writes nothing at all', async () => {
  const { db, newAccount, settle, take, write } = accounts;
  const id = await newAccount();
  await settle(id, { ...pro, findings: [{ kind: 'unknown-price', subject: 'price_1' }] });
  const late = await take(id, { ttlMs: -1 });
  await take(id);
  const before = await rowOf(db, id);

  const entitlement = { ...pro.entitlement, plan: 'team' };
  const findings = [{ kind: 'unknown-status', subject: 'sub_1' }] as const;
  expect(await write(id, late, { ...pro, entitlement, findings })).toEqual({ kind: 'lease-lost' });
  expect(await rowOf(db, id)).toEqual(before);
  expect(await planChanges(id)).toHaveLength(1);
  expect(await open(id)).toEqual(['unknown-price price_1']);
});
