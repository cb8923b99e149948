import {
  applyCatalogue,
  claim,
  drawTicket,
  linkCustomer,
  releaseLease,
  repairDrift,
  retireCustomer,
} from '@planbridge/accounts';
import { sql } from 'drizzle-orm';
import { catalogue } from './parts/catalogue.ts';
import { rowOf } from './parts/row-of.ts';
import { startAccounts } from './parts/start-accounts.ts';
import type { Accounts } from './parts/start-accounts.ts';

let accounts: Accounts;

beforeAll(async () => {
  accounts = await startAccounts({ pools: 10 });
});

afterAll(async () => {
  await accounts.close();
});

type Story = (accountId: string) => Promise<unknown>;

const ttlMs = 60_000;
const claimed: Story = async (id) => await accounts.take(id);
const settled: Story = async (id) => await accounts.settle(id);
const recorded: Story = async (id) => await accounts.write(id, await accounts.take(id));
const recordedAndGivenBack: Story = async (id) => {
  const lease = await accounts.take(id);
  await accounts.write(id, lease);
  await releaseLease(accounts.db, { accountId: id, fence: lease.fence });
};
let catalogues = 0;
const applied = () => ({
  ...catalogue,
  ignoredPrices: Array.from({ length: catalogues }, (_, index) => ({
    id: `price_${index}`,
    lookupKey: null,
  })),
});
const anotherCatalogue: Story = async () => {
  catalogues += 1;
  await applyCatalogue(accounts.db, { source: 'other', catalogue: applied() });
};
const sameCatalogue: Story = async () =>
  await applyCatalogue(accounts.db, { source: 'again', catalogue: applied() });
const drifted: Story = async (id) => await repairDrift(accounts.db, id);
const linked: Story = async (id) =>
  await linkCustomer(accounts.db, { accountId: id, customerId: `cus_of_${id}` });

test.each<[string, 'covered' | 'held' | 'claimed', readonly Story[]]>([
  ['was never settled', 'claimed', []],
  ['was settled', 'covered', [settled]],
  ['was settled and is claimed by a later intention', 'covered', [settled, claimed]],
  ['was settled, and the same catalogue was applied again', 'covered', [settled, sameCatalogue]],
  ['was decided by an older catalogue', 'claimed', [settled, anotherCatalogue]],
  ['was decided by an older catalogue and is claimed', 'held', [settled, anotherCatalogue, claimed]],
  ['is claimed', 'held', [claimed]],
  ['was recorded and waits for the product', 'held', [recorded]],
  ['was recorded, and nobody pushes', 'claimed', [recordedAndGivenBack]],
  ['was settled and drifted at the product', 'claimed', [settled, drifted]],
  ['was claimed before it drifted', 'claimed', [claimed, drifted]],
  ['was settled and got a customer', 'claimed', [settled, linked]],
])('of an account that, after the ticket, %s, the claim is %s', async (_what, kind, stories) => {
  const accountId = await accounts.newAccount();
  const ticket = await drawTicket(accounts.db);
  for (const story of stories) await story(accountId);
  expect(await claim(accounts.db, { accountId, ticket, ttlMs })).toMatchObject({ kind });
});

test('what was read before the ticket was drawn does not cover it', async () => {
  const accountId = await accounts.newAccount();
  await settled(accountId);
  const ticket = await drawTicket(accounts.db);
  expect(await claim(accounts.db, { accountId, ticket, ttlMs })).toMatchObject({ kind: 'claimed' });
});

test('a ticket drawn while Stripe is read is not covered by that reading', async () => {
  const { db, take, write, newAccount } = accounts;
  const accountId = await newAccount();
  const lease = await take(accountId);
  const ticket = await drawTicket(db);
  await write(accountId, lease);
  await releaseLease(db, { accountId, fence: lease.fence });
  expect(await claim(db, { accountId, ticket, ttlMs })).toMatchObject({ kind: 'claimed' });
});

test('an account that nobody wrote cannot be claimed', async () => {
  await expect(accounts.take('nobody')).rejects.toThrow('does not exist');
});

test('a claim answers with what to decide by: the catalogue, living customers, grants that hold', async () => {
  const { db, newAccount, take } = accounts;
  const accountId = await newAccount();
  for (const customerId of ['cus_b', 'cus_a', 'cus_gone']) await linkCustomer(db, { accountId, customerId });
  await retireCustomer(db, 'cus_gone');
  await db.execute(sql`insert into grants (account_id, plan, seats, expires_at) values
    (${accountId}, 'pro', 3, now() + interval '1 day'), (${accountId}, 'team', 9, now() - interval '1 second')`);
  await anotherCatalogue(accountId);
  const [active] = await db.execute(sql`select max(version) as version from catalogues`);

  expect(await take(accountId)).toMatchObject({
    catalogueVersion: active?.['version'],
    customerIds: ['cus_a', 'cus_b'],
    grants: [{ plan: 'pro', seats: 3, expiresAt: expect.stringMatching(/^\d{4}-.+Z$/) }],
  });
});

test('of fifty claims at once, one gets the lease', async () => {
  const { dbs, newAccount } = accounts;
  const accountId = await newAccount();
  const claims = await Promise.all(
    Array.from({ length: 50 }, async (_, index) => {
      const by = dbs[index % dbs.length] ?? accounts.db;
      return await claim(by, { accountId, ticket: await drawTicket(by), ttlMs });
    }),
  );
  expect(claims.filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
  expect(claims.filter(({ kind }) => kind === 'held')).toHaveLength(49);
});

test('of fifty claims whose leases run out at once, the last one to write has the greatest fence', async () => {
  const { db, dbs, newAccount, take } = accounts;
  for (let round = 0; round < 10; round += 1) {
    const accountId = await newAccount();
    const leases = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const by = dbs[index % dbs.length] ?? db;
        return await take(accountId, { by, ttlMs: -1 });
      }),
    );
    const fences = leases.map(({ fence }) => fence).toSorted((one, other) => (one < other ? -1 : 1));
    expect(new Set(fences).size).toBe(50);
    expect((await rowOf(db, accountId)).fence).toBe(fences.at(-1));
  }
});

test('a lease can be taken over once it has run out, and not before', async () => {
  const { db, newAccount, take } = accounts;
  const accountId = await newAccount();
  const { account, fence } = await take(accountId, { ttlMs: 400 });
  const ticket = await drawTicket(db);
  let taken = await claim(db, { accountId, ticket, ttlMs });
  while (taken.kind !== 'claimed') taken = await claim(db, { accountId, ticket, ttlMs });

  const [{ late } = { late: null }] = await db.execute<{ late: boolean }>(
    sql`select ${taken.account.leaseUntil?.toISOString()}::timestamptz - interval '1 minute' >= ${account.leaseUntil?.toISOString()}::timestamptz as late`,
  );
  expect(late).toBe(true);
  expect(taken.fence).toBeGreaterThan(fence);
});
