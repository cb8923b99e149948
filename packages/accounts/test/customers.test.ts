import {
  claim,
  drawTicket,
  findAccountByCustomer,
  linkCustomer,
  listCustomers,
  openIncident,
  record,
  retireCustomer,
} from '@planbridge/accounts';
import type { AccountsDatabase } from '@planbridge/accounts';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { pro } from './parts/pro.ts';
import { rowOf } from './parts/row-of.ts';
import { startAccounts } from './parts/start-accounts.ts';
import type { Accounts } from './parts/start-accounts.ts';

let accounts: Accounts;
let customers = 0;

beforeAll(async () => {
  accounts = await startAccounts({ pools: 4 });
});

afterAll(async () => {
  await accounts.close();
});

function newCustomer(): string {
  customers += 1;
  return `cus_${customers}`;
}

async function link(accountId: string, customerId: string, by = accounts.db): Promise<void> {
  await linkCustomer(by, { accountId, customerId });
}

/** A settled account with one customer. */
async function settledAccount() {
  const accountId = await accounts.newAccount();
  const customerId = newCustomer();
  await link(accountId, customerId);
  await accounts.settle(accountId);
  return { accountId, customerId, ticket: (await rowOf(accounts.db, accountId)).coveredTicket };
}

const undecided = { coveredTicket: 0n, pushPending: true, leaseUntil: null };

test('a link makes the customer the current one, and the others former', async () => {
  const { accountId, customerId } = await settledAccount();
  const second = newCustomer();
  await link(accountId, second);
  expect(await listCustomers(accounts.db, accountId)).toEqual([
    { customerId: second, current: true, deleted: false },
    { customerId, current: false, deleted: false },
  ]);
  await link(accountId, customerId);
  expect(await listCustomers(accounts.db, accountId)).toMatchObject([
    { customerId, current: true },
    { customerId: second, current: false },
  ]);
});

test('a link to the account that has the customer already changes nothing', async () => {
  const { accountId, customerId } = await settledAccount();
  const before = await rowOf(accounts.db, accountId);
  await link(accountId, customerId);
  expect(await rowOf(accounts.db, accountId)).toEqual(before);
});

test('a link to another account leaves neither of them covered, and both to be pushed', async () => {
  const from = await settledAccount();
  const to = await settledAccount();
  await link(to.accountId, from.customerId);

  for (const { accountId, ticket } of [from, to]) {
    expect(await rowOf(accounts.db, accountId)).toMatchObject(undecided);
    expect(await claim(accounts.db, { accountId, ticket, ttlMs: 1000 })).toMatchObject({ kind: 'claimed' });
  }
  expect(await findAccountByCustomer(accounts.db, from.customerId)).toMatchObject({ id: to.accountId });
});

test('an attempt that read the customers before a link writes nothing after it', async () => {
  const from = await settledAccount();
  const to = await settledAccount();
  const leases = [await accounts.take(from.accountId), await accounts.take(to.accountId)];
  await link(to.accountId, from.customerId);
  for (const lease of leases) {
    const { fence, catalogueVersion, account } = lease;
    const written = record(accounts.db, { accountId: account.id, fence, catalogueVersion, decision: pro });
    expect(await written).toEqual({ kind: 'lease-lost' });
  }
});

test('a link ends the incident about a customer that was nobody’s', async () => {
  const customerId = newCustomer();
  const subject = { accountId: null, kind: 'orphan-customer', subject: customerId } as const;
  const { id } = await openIncident(accounts.db, subject);
  await link(await accounts.newAccount(), customerId);
  const [incident] = await accounts.db.execute(
    sql`select closed_at is not null as over from incidents where id = ${id}`,
  );
  expect(incident).toEqual({ over: true });
});

test('a deleted customer stays the account’s, is not current and not asked for, and the account is decided anew', async () => {
  const { accountId, customerId } = await settledAccount();
  expect(await retireCustomer(accounts.db, customerId)).toMatchObject({ id: accountId, ...undecided });
  expect(await listCustomers(accounts.db, accountId)).toEqual([
    { customerId, current: false, deleted: true },
  ]);
  expect(await accounts.take(accountId)).toMatchObject({ customerIds: [] });
});

test('a customer that is reported deleted again changes nothing, and still answers with its account', async () => {
  const { accountId, customerId } = await settledAccount();
  await retireCustomer(accounts.db, customerId);
  await accounts.settle(accountId);
  const before = await rowOf(accounts.db, accountId);
  expect(await retireCustomer(accounts.db, customerId)).toEqual(before);
  expect(await rowOf(accounts.db, accountId)).toEqual(before);
});

test('a deleted customer that nobody knows is nobody’s', async () => {
  expect(await retireCustomer(accounts.db, 'cus_unknown')).toBeNull();
});

test('links and deletions at once neither wait for each other nor leave two current customers', async () => {
  const { db, dbs, newAccount } = accounts;
  const [one, other] = [await newAccount(), await newAccount()];
  const shared = Array.from({ length: 6 }, newCustomer);
  for (const customerId of shared) await link(one, customerId);

  for (let round = 0; round < 15; round += 1) {
    const doomed = newCustomer();
    await link(other, doomed);
    const steps = shared.flatMap((customerId, index) => [
      async (by: AccountsDatabase) => await link(index % 2 === round % 2 ? one : other, customerId, by),
      async (by: AccountsDatabase) => await link(other, newCustomer(), by),
    ]);
    const all = [...steps, async (by: AccountsDatabase) => void (await retireCustomer(by, doomed))];
    await Promise.all(all.map(async (step, index) => await step(dbs[index % dbs.length] ?? db)));
  }
  for (const accountId of [one, other]) {
    const current = (await listCustomers(db, accountId)).filter((customer) => customer.current);
    expect(current.length).toBeLessThanOrEqual(1);
  }
}, 60_000);

test('of two links of a new customer at once, the account that loses it is not covered by what it settled in between', async () => {
  const { db, dbs, newAccount, settle, url } = accounts;
  const [one, other] = [await newAccount(), await newAccount()];
  const customerId = newCustomer();
  const ticket = await drawTicket(db);
  const operator = postgres(url, { max: 1 });

  // The second link has begun and waits for its account's row, while the first one is made and settled.
  const held = await operator.reserve();
  await held`begin`;
  await held`select from accounts where id = ${other} for update`;
  const second = link(other, customerId, dbs[1]);
  await waiters(1);
  const first = link(one, customerId, dbs[2]);
  const done = await Promise.race([first.then(() => 'done'), waiters(2).then(() => 'waits')]);
  if (done === 'done') await settle(one);
  await held`commit`;
  held.release();
  await Promise.all([first, second]);
  await operator.end();

  for (const accountId of [one, other]) {
    expect(await claim(db, { accountId, ticket, ttlMs: 1000 })).toMatchObject({ kind: 'claimed' });
  }

  async function waiters(count: number): Promise<void> {
    const asked = sql`select count(distinct pid)::int as waiting from pg_locks where not granted
      and pid in (select pid from pg_stat_activity where datname = current_database())`;
    for (;;) {
      const [row] = await db.execute<{ waiting: number }>(asked);
      if ((row?.waiting ?? 0) >= count) return;
    }
  }
});
