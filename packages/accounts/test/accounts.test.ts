import {
  findAccountByCustomer,
  findAccountById,
  findAccountByRef,
  findOutageProbe,
  linkCustomer,
  listDueAccounts,
  openIncident,
  upsertAccount,
} from '@planbridge/accounts';
import { pro } from './parts/pro.ts';
import { rowOf } from './parts/row-of.ts';
import { startAccounts } from './parts/start-accounts.ts';
import type { Accounts } from './parts/start-accounts.ts';

let accounts: Accounts;

beforeAll(async () => {
  accounts = await startAccounts({ pools: 5 });
});

afterAll(async () => {
  await accounts.close();
});

test('an account’s first click writes a row that is on no plan yet, not covered, and to be pushed', async () => {
  const account = await upsertAccount(accounts.db, { id: 'auth0|42', email: 'ada@example.com' });
  expect(account).toMatchObject({
    id: 'auth0|42',
    ref: expect.stringMatching(/^[0-9a-f]{16}$/),
    email: 'ada@example.com',
    entitlement: null,
    revision: 0n,
    coveredTicket: 0n,
    fence: 0n,
    pushPending: true,
    leaseUntil: null,
  });
});

test('fifty first clicks at once, in several processes, write one row', async () => {
  const { db, dbs } = accounts;
  const rows = await Promise.all(
    Array.from(
      { length: 50 },
      async (_, index) => await upsertAccount(dbs[index % dbs.length] ?? db, { id: 'hasty', email: null }),
    ),
  );
  expect(new Set(rows.map(({ ref }) => ref)).size).toBe(1);
});

test('a later click changes the e-mail and nothing else', async () => {
  const { db } = accounts;
  const before = await upsertAccount(db, { id: 'mover', email: 'old@example.com' });
  const after = await upsertAccount(db, { id: 'mover', email: 'new@example.com' });
  expect(after).toEqual({ ...before, email: 'new@example.com', updatedAt: after.updatedAt });
});

test.each([
  ['the same e-mail', 'ada@example.com'],
  ['no e-mail', null],
])('a later click with %s writes nothing', async (what, email) => {
  const { db } = accounts;
  const before = await upsertAccount(db, { id: `stable ${what}`, email: 'ada@example.com' });
  expect(await upsertAccount(db, { id: before.id, email })).toEqual(before);
  expect(await rowOf(db, before.id)).toEqual(before);
});

test('an account is found by id, ref and customer, and nobody by what nobody has', async () => {
  const { db, newAccount } = accounts;
  const id = await newAccount();
  await linkCustomer(db, { accountId: id, customerId: 'cus_found' });
  const account = await rowOf(db, id);
  expect(await findAccountById(db, id)).toEqual(account);
  expect(await findAccountByRef(db, account.ref)).toEqual(account);
  expect(await findAccountByCustomer(db, 'cus_found')).toEqual(account);
  expect(await findAccountById(db, account.ref)).toBeNull();
  expect(await findAccountByRef(db, id)).toBeNull();
  expect(await findAccountByCustomer(db, 'cus_lost')).toBeNull();
});

test('accounts are due from the date that their decision set, the longest due first', async () => {
  const { db, newAccount, settle } = accounts;
  const dates = ['2020-02-01T00:00:00Z', '2020-01-01T00:00:00Z', '2999-01-01T00:00:00Z', null];
  const refs: string[] = [];
  for (const recheckAt of dates) {
    const id = await newAccount();
    await settle(id, { ...pro, recheckAt });
    refs.push((await rowOf(db, id)).ref);
  }
  expect(await listDueAccounts(db, 10)).toEqual([{ ref: refs[1] }, { ref: refs[0] }]);
  expect(await listDueAccounts(db, 1)).toEqual([{ ref: refs[1] }]);
});

test.each<[string, boolean, string]>([
  [
    'was tried 21 minutes ago and has no date',
    true,
    `updated_at = clock_timestamp() - interval '21 minutes'`,
  ],
  ['was tried 19 minutes ago', false, `updated_at = clock_timestamp() - interval '19 minutes'`],
  [
    'was tried long ago and has a far date',
    true,
    `updated_at = 'yesterday', recheck_at = clock_timestamp() + interval '7 days'`,
  ],
  [
    'was postponed to a date within the hour',
    false,
    `updated_at = 'yesterday', recheck_at = clock_timestamp() + interval '59 minutes'`,
  ],
  ['is of a new account that nobody asked about', false, `updated_at = 'yesterday', fence = 0`],
  ['has been acknowledged', false, `updated_at = 'yesterday', push_pending = false`],
])('a pending push that %s is due: %s', async (_, isDue, assignments) => {
  const { db, newAccount, take, write } = accounts;
  const id = await newAccount();
  await write(id, await take(id));
  await db.execute(`update accounts set ${assignments} where id = '${id}'`);
  const { ref } = await rowOf(db, id);
  const due = await listDueAccounts(db, 100);
  expect(due.some((account) => account.ref === ref)).toBe(isDue);
  await db.execute(`update accounts set push_pending = false where id = '${id}'`);
});

test('during an outage of the product one pending push at a time is tried: the one that has waited longest', async () => {
  const { db, newAccount, take, write } = accounts;
  const refs: string[] = [];
  for (const minutes of [30, 40, 50]) {
    const id = await newAccount();
    await write(id, await take(id));
    await db.execute(
      `update accounts set lease_until = null, updated_at = clock_timestamp() - interval '${minutes} minutes' where id = '${id}'`,
    );
    refs.push((await rowOf(db, id)).ref);
  }
  const [, second = '', longest = ''] = refs;
  const areDue = async () => (await listDueAccounts(db, 100)).filter(({ ref }) => refs.includes(ref)).length;
  expect([await areDue(), await findOutageProbe(db)]).toEqual([3, null]);

  await openIncident(db, { accountId: null, kind: 'product-outage', subject: 'product' });
  expect([await areDue(), await findOutageProbe(db)]).toEqual([0, { ref: longest }]);

  // Another attempt is at work on it, or the product has refused it for a reason of its own.
  await db.execute(
    `update accounts set lease_until = clock_timestamp() + interval '1 minute' where ref = '${longest}'`,
  );
  expect(await findOutageProbe(db)).toEqual({ ref: second });
  await db.execute(
    `update accounts set recheck_at = clock_timestamp() + interval '50 minutes' where ref = '${second}'`,
  );
  expect(await findOutageProbe(db)).toEqual({ ref: refs[0] });
});
