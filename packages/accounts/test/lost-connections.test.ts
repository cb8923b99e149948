import { once } from 'node:events';
import { createDatabase, drawTicket, upsertAccount } from '@planbridge/accounts';
import type { AccountsDatabase } from '@planbridge/accounts';
import { sql } from 'drizzle-orm';
import { startAccounts } from './parts/start-accounts.ts';
import type { Accounts } from './parts/start-accounts.ts';

// The driver is patched for these (patches/): what a connection leaves behind reaches the next one that takes its place in the pool.

let accounts: Accounts;
const opened: (() => Promise<void>)[] = [];

beforeAll(async () => {
  accounts = await startAccounts();
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map(async (close) => await close()));
});

afterAll(async () => {
  await accounts.close();
});

/** A pool of one connection, so that whatever comes next takes the place of the one that was lost. */
function onePlace(): AccountsDatabase {
  const { db, close } = createDatabase(accounts.url, { maxConnections: 1 });
  opened.push(close);
  return db;
}

async function backendOf(db: Pick<AccountsDatabase, 'execute'>): Promise<number> {
  const [row] = await db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  return row?.pid ?? 0;
}

/** Ends a backend as a failover or a time-out would, and returns when it is gone. */
async function end(pid: number): Promise<void> {
  await accounts.db.execute(sql`select pg_terminate_backend(${pid}, 5000)`);
}

test('a question asked after a backend was ended in the middle of another is answered, and not with the old error', async () => {
  const db = onePlace();
  const pid = await backendOf(db);
  const ended = db.execute(sql`select pg_sleep(60)`).catch((error: unknown) => error);
  await end(pid);
  expect(await ended).toBeInstanceOf(Error);
  expect(await drawTicket(db)).toEqual(expect.any(BigInt));
});

test('what a transaction still asks after its connection was lost is done nowhere, least of all in the next one', async () => {
  const db = onePlace();
  const next = new AbortController();
  let stray: unknown = null;
  let strayed: Promise<void> | null = null;
  const lost = db.transaction(async (tx) => {
    strayed = (async () => {
      await end(await backendOf(tx));
      await once(next.signal, 'abort');
      stray = await upsertAccount(tx, { id: 'stray', email: null }).catch((error: unknown) => error);
    })();
    await strayed;
  });
  await expect(lost).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });

  await db.transaction(async (tx) => {
    await upsertAccount(tx, { id: 'whole', email: null });
    next.abort();
    await strayed;
    await upsertAccount(tx, { id: 'whole too', email: null });
  });

  expect(stray).toMatchObject({ code: 'CONNECTION_CLOSED' });
  const rows = await accounts.db.execute<{ id: string }>(
    sql`select id from accounts where id in ('stray', 'whole', 'whole too') order by id`,
  );
  expect(rows.map(({ id }) => id)).toEqual(['whole', 'whole too']);
});
