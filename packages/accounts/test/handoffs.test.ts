import { createHandoff, takeHandoff } from '@planbridge/accounts';
import { sql } from 'drizzle-orm';
import { startAccounts } from './parts/start-accounts.ts';
import type { Accounts } from './parts/start-accounts.ts';

let accounts: Accounts;

beforeAll(async () => {
  accounts = await startAccounts();
});

afterAll(async () => {
  await accounts.close();
});

const page = { ref: 'abc', url: 'https://pay.example/secret', kind: 'checkout' };

async function secondsLeft(id: string): Promise<number | null> {
  const [row] = await accounts.db.execute<{ seconds: number }>(
    sql`select extract(epoch from expires_at - clock_timestamp())::float as seconds from handoffs where id = ${id}`,
  );
  return row?.seconds ?? null;
}

async function expire(id: string): Promise<void> {
  await accounts.db.execute(sql`update handoffs set expires_at = clock_timestamp() where id = ${id}`);
}

test('a hand-off that nobody takes is there for ten minutes', async () => {
  const id = await createHandoff(accounts.db, page);
  expect(await secondsLeft(id)).toBeGreaterThan(590);
  expect(await secondsLeft(id)).toBeLessThanOrEqual(600);
});

test('a hand-off is there for all who joined its click, and for no longer than 15 s after the first took it', async () => {
  const id = await createHandoff(accounts.db, page);
  const both = await Promise.all([takeHandoff(accounts.db, id), takeHandoff(accounts.db, id)]);
  expect(both).toEqual([
    { url: page.url, kind: 'checkout' },
    { url: page.url, kind: 'checkout' },
  ]);
  expect(await secondsLeft(id)).toBeLessThanOrEqual(15);
});

test('taking a hand-off again does not keep it alive', async () => {
  const id = await createHandoff(accounts.db, page);
  await takeHandoff(accounts.db, id);
  const before = await secondsLeft(id);
  await takeHandoff(accounts.db, id);
  expect(await secondsLeft(id)).toBeLessThan(before ?? 0);
});

test('a hand-off that has expired is not handed out, and its row goes with the next one that is made or taken', async () => {
  const { db } = accounts;
  const [one, other] = [await createHandoff(db, page), await createHandoff(db, page)];
  await expire(one);
  expect(await takeHandoff(db, one)).toBeNull();
  expect(await secondsLeft(one)).toBeNull();
  await expire(other);
  await createHandoff(db, page);
  expect(await secondsLeft(other)).toBeNull();
});

test('a hand-off that never was is none', async () => {
  expect(await takeHandoff(accounts.db, '00000000-0000-4000-8000-000000000000')).toBeNull();
});

test('the write-ahead log, and with it backups and replicas, is told of no hand-off', async () => {
  const [table] = await accounts.db.execute(
    sql`select relpersistence from pg_class where oid = 'handoffs'::regclass`,
  );
  // PostgreSQL's word for an unlogged table.
  expect(table).toEqual({ relpersistence: 'u' });
});
