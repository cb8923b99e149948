import {
  adoptCustomer,
  drawTicket,
  findAccountByCustomer,
  linkCustomer,
  listCustomers,
  listPendingAccounts,
  openIncident,
  registerEvent,
  resumeAfterRestore,
} from '@planbridge/accounts';
import { rowOf } from './parts/row-of.ts';
import { startAccounts } from './parts/start-accounts.ts';
import type { Accounts } from './parts/start-accounts.ts';

let accounts: Accounts;

beforeAll(async () => {
  accounts = await startAccounts({ pools: 2 });
});

afterAll(async () => {
  await accounts.close();
});

test('the sequence goes on past the revision, and never back', async () => {
  const { db } = accounts;
  const drawn = await drawTicket(db);
  expect((await resumeAfterRestore(db, drawn + 1000n)).movedPast).toBe(drawn + 1000n);
  const past = await drawTicket(db);
  expect(past).toBeGreaterThan(drawn + 1000n);
  expect((await resumeAfterRestore(db, 5n)).movedPast).toBe(past);
  expect(await drawTicket(db)).toBeGreaterThan(past);
});

test('nobody who draws meanwhile gets a number that another has', async () => {
  const [first = accounts.db, second = accounts.db] = accounts.dbs;
  const draws: bigint[] = [];
  const moved = new AbortController();
  const drawing = (async () => {
    while (!moved.signal.aborted) {
      draws.push(await drawTicket(second));
    }
  })();
  for (let round = 0; round < 30; round += 1) {
    await resumeAfterRestore(first, (await drawTicket(first)) + 2n);
  }
  moved.abort();
  await drawing;
  expect(draws.length).toBeGreaterThan(30);
  expect(draws).toEqual([...new Set(draws)].toSorted((one, other) => (one < other ? -1 : 1)));
});

test('who claims, links and registers meanwhile waits for it, and neither fails', async () => {
  const [first = accounts.db, second = accounts.db] = accounts.dbs;
  const [busy, linked] = [await accounts.newAccount(), await accounts.newAccount()];
  const moved = new AbortController();
  const until = async (work: (round: number) => Promise<unknown>): Promise<number> => {
    let round = 0;
    for (; !moved.signal.aborted; round += 1) {
      await work(round);
    }
    return round;
  };
  const traffic = Promise.all([
    until(() => accounts.settle(busy)),
    until((round) => linkCustomer(second, { accountId: linked, customerId: `cus_${round % 3}` })),
    until((round) =>
      adoptCustomer(second, { accountId: `adopted-${round}`, customerId: `cus_adopted_${round}` }),
    ),
    until((round) =>
      registerEvent(second, {
        eventId: `evt_${round}`,
        type: 'invoice.paid',
        customerId: null,
        object: null,
      }),
    ),
  ]);
  for (let round = 0; round < 30; round += 1) {
    await resumeAfterRestore(first, 0n);
  }
  moved.abort();
  expect(Math.min(...(await traffic))).toBeGreaterThan(5);
}, 60_000);

test('every account gets a new fence, no lease, no coverage, and owes a push', async () => {
  const { db, newAccount, settle, take } = accounts;
  const [settled, held] = [await newAccount(), await newAccount()];
  await settle(settled);
  const lease = await take(held);
  const { movedPast } = await resumeAfterRestore(db, 10_000n);
  for (const id of [settled, held]) {
    const row = await rowOf(db, id);
    expect(row).toMatchObject({ leaseUntil: null, coveredTicket: 0n, pushPending: true });
    expect(row.fence).toBeGreaterThan(movedPast);
  }
  expect(await accounts.write(held, lease)).toEqual({ kind: 'lease-lost' });
});

test('after a restore all accounts are listed as pending, and a new one that nobody asked about is not', async () => {
  const { db, newAccount, settle } = accounts;
  const known = await newAccount();
  await settle(known);
  await resumeAfterRestore(db, 0n);
  const { ref: fresh } = await rowOf(db, await newAccount());
  const { ref } = await rowOf(db, known);
  const listed = (await listPendingAccounts(db, { after: '', limit: 1000 })).map((each) => each.ref);
  expect(listed).toContain(ref);
  expect(listed).not.toContain(fresh);
  await settle(known);
  const left = (await listPendingAccounts(db, { after: '', limit: 1000 })).map((each) => each.ref);
  expect(left).toEqual(listed.filter((each) => each !== ref));
});

test('a lost customer gets back its account’s row and mapping, and what is open about it ends', async () => {
  const { db } = accounts;
  await openIncident(db, { accountId: null, kind: 'orphan-customer', subject: 'cus_lost' });
  expect(await adoptCustomer(db, { accountId: 'lost', customerId: 'cus_lost' })).toBe(true);
  expect(await listCustomers(db, 'lost')).toEqual([
    { customerId: 'cus_lost', current: true, deleted: false },
  ]);
  expect(await rowOf(db, 'lost')).toMatchObject({ pushPending: true, coveredTicket: 0n, email: null });
  expect(
    await openIncident(db, { accountId: null, kind: 'orphan-customer', subject: 'cus_lost' }),
  ).toMatchObject({ opened: true });
});

test('adopting takes the lease from who read without the customer, and leaves the current customer current', async () => {
  const { db, newAccount, take, write } = accounts;
  const accountId = await newAccount();
  await linkCustomer(db, { accountId, customerId: 'cus_current' });
  const lease = await take(accountId);
  expect(await adoptCustomer(db, { accountId, customerId: 'cus_second' })).toBe(true);
  expect(await write(accountId, lease)).toEqual({ kind: 'lease-lost' });
  expect(await listCustomers(db, accountId)).toEqual([
    { customerId: 'cus_current', current: true, deleted: false },
    { customerId: 'cus_second', current: false, deleted: false },
  ]);
});

test('a customer that is somebody’s is not moved', async () => {
  const { db, newAccount } = accounts;
  const accountId = await newAccount();
  await linkCustomer(db, { accountId, customerId: 'cus_taken' });
  const before = await rowOf(db, accountId);
  expect(await adoptCustomer(db, { accountId: 'thief', customerId: 'cus_taken' })).toBe(false);
  expect(await rowOf(db, accountId)).toEqual(before);
  expect((await findAccountByCustomer(db, 'cus_taken'))?.id).toBe(accountId);
});
