import { setImmediate } from 'node:timers/promises';
import { inspect } from 'node:util';
import { claim, createDatabase, DatabaseError, drawTicket, upsertAccount } from '@planbridge/accounts';
import type { AccountsDatabase } from '@planbridge/accounts';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { startProxy } from '../../../test/services/start-proxy.ts';
import { startAccounts } from './parts/start-accounts.ts';
import type { Accounts } from './parts/start-accounts.ts';

let accounts: Accounts;
const opened: (() => Promise<void>)[] = [];

beforeAll(async () => {
  accounts = await startAccounts();
});

afterAll(async () => {
  await accounts.close();
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map(async (close) => await close()));
});

async function setup() {
  const url = new URL(accounts.url);
  const proxy = await startProxy(Number(url.port));
  url.port = String(proxy.port);
  const { db, close } = createDatabase(url.href);
  opened.push(proxy.close, close);
  const ask = async () => await drawTicket(db);
  return {
    ask,
    db,
    proxy,
  };
}

/** Milliseconds until the question failed. */
async function failing(ask: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await expect(ask()).rejects.toBeInstanceOf(DatabaseError);
  return performance.now() - began;
}

// Margins are the machine's: 4 s is the deadline, and a caller of the gateway is to have an answer in 5 s. Who is
// refused hears of it sooner, which the driver's own back-off would keep from him until the deadline.
test.each([
  ['goes down', 'refuse', 'pass', 3000],
  ['hangs', 'silence', 'pass', 4900],
  ['vanishes and is replaced', 'silence', 'failOver', 4900],
] as const)(
  'a server that %s is noticed by all who ask, and serves soon after it is back',
  async (_what, away, back, noticedWithinMs) => {
    const { ask, proxy } = await setup();
    await Promise.all(Array.from({ length: 20 }, ask));
    await proxy[away]();
    const callers = Array.from({ length: 20 }, async () => await failing(ask));
    expect(Math.max(...(await Promise.all(callers)))).toBeLessThan(4900);

    // These find the pool that the first ones had made anew, whose connections hang as well; and they keep coming while it is back.
    const outage = new AbortController();
    opened.push(async () => outage.abort());
    const crowd = Array.from({ length: 20 }, async () => {
      while (!outage.signal.aborted) await ask().catch(() => undefined);
    });
    const before = proxy.connections();
    expect(await failing(ask)).toBeLessThan(noticedWithinMs);
    if (away === 'silence') {
      while (proxy.connections() <= before) await setImmediate();
    }
    await proxy[back]();
    const began = performance.now();
    await eventually(ask);
    expect(performance.now() - began).toBeLessThan(3500);
    await Promise.all(Array.from({ length: 20 }, ask));
    outage.abort();
    await Promise.all(crowd);
  },
  60_000,
);

test('a server that is not there from the start is noticed, and used once it is', async () => {
  const { ask, proxy } = await setup();
  await proxy.refuse();
  expect(await failing(ask)).toBeLessThan(4900);
  await proxy.pass();
  await eventually(ask);
});

test('a transaction whose connection is lost fails, with all that it still asks, and the process lives', async () => {
  const { ask, db, proxy } = await setup();
  const asked: number[] = [];
  await expect(
    db.transaction(async (tx) => {
      await proxy.refuse();
      asked.push(await failing(async () => await drawTicket(tx)));
      asked.push(await failing(async () => await drawTicket(tx)));
      throw new Error('so that the driver rolls back');
    }),
  ).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
  while (asked.length < 2) await setImmediate();
  expect(Math.max(...asked)).toBeLessThan(1000);
  await proxy.pass();
  await eventually(ask);
});

test('a statement that only waits for a lock is ended by the server, and the connections stay', async () => {
  const { db, newAccount, url } = accounts;
  const accountId = await newAccount();
  const ticket = await drawTicket(db);
  const operator = postgres(url, { max: 1 });
  const held = await operator.reserve();
  await held`begin`;
  await held`select from accounts where id = ${accountId} for update`;
  const before = await backend(db);
  await expect(claim(db, { accountId, ticket, ttlMs: 1000 })).rejects.toMatchObject({ code: '57014' });
  await held`rollback`;
  held.release();
  await operator.end();
  expect(await backend(db)).toEqual(before);
  expect(await claim(db, { accountId, ticket, ttlMs: 1000 })).toMatchObject({ kind: 'claimed' });
});

test.each([
  ['a value that PostgreSQL cannot store', 'ada\u0000', '22021'],
  ['a statement that is too long for an index', 'ada'.repeat(10_000), '54000'],
])(
  'the error about %s tells the operation and the code, and nothing of the account',
  async (_what, id, code) => {
    const email = 'ada@example.com';
    const error = await upsertAccount(accounts.db, { id: incompressible(id), email }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(DatabaseError);
    expect(error).toMatchObject({ operation: 'upsertAccount', code });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/ada@|adaada|insert into/i);
  },
);

test('the error about a server that cannot be reached tells neither its address nor the password', async () => {
  const { db, close } = createDatabase('postgres://planbridge:hunter2@127.0.0.1:9/none');
  const error = await drawTicket(db).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ operation: 'drawTicket', code: 'ECONNREFUSED' });
  expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/hunter2|127\.0\.0\.1/);
  await close();
});

async function backend(db: AccountsDatabase) {
  return [...(await db.execute(sql`select pg_backend_pid() as pid`))];
}

async function eventually(ask: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await ask();
      return;
    } catch {
      // Asked again: the test's own time-out ends it.
    }
  }
}

/** PostgreSQL compresses what repeats, so a long text must not. */
function incompressible(text: string): string {
  return text.length < 100 ? text : Array.from(text, (letter, index) => `${letter}${index * 7919}`).join('');
}
