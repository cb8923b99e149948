import { createDatabase } from '@planbridge/accounts';
import type { Database } from '@planbridge/accounts';
import { pino } from 'pino';
import { createTestDatabase } from '../../../test/services/database.ts';
import { startProduct } from '../../sandbox/src/index.ts';
import { findGreatestRevision } from '../src/restored/find-greatest-revision.ts';

const token = 'ops-token';
const accounts = 620;

let database: Database;
let product: Awaited<ReturnType<typeof startProduct>>;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const [{ url, close }, started] = await Promise.all([
    createTestDatabase(),
    startProduct({ port: 0, state: null, log: pino({ level: 'silent' }) }, { token }),
  ]);
  product = started;
  database = createDatabase(url, { maxConnections: 2 });
  closing.push(close, database.close, product.close);
  await database.db.execute(
    `insert into accounts (id) select 'user-' || n from generate_series(1, ${accounts}) as n`,
  );
});

afterAll(async () => {
  for (const close of closing.toReversed()) {
    await close();
  }
});

async function hold(accountId: string, revision: number): Promise<void> {
  const entitlement = {
    account_id: accountId,
    revision,
    source: 'test',
    plan: 'pro',
    status: 'active',
    seats: 1,
    features: [],
    current_period_end: null,
    cancel_at: null,
    trial_end: null,
  };
  const { account_id: _, ...set } = entitlement;
  const response = await fetch(`${product.url}/_control/drift`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account_id: accountId, set }),
    signal: AbortSignal.timeout(10_000),
  });
  expect(response.ok).toBe(true);
}

test('the product is asked about every account, of whatever page, and about those that the backup has lost', async () => {
  const told: number[] = [];
  const find = async (lost: readonly string[]) =>
    await findGreatestRevision(database.db, {
      product: { url: product.url, token },
      perSecond: 1000,
      lost: new Set(lost),
      onAsked: (asked) => told.push(asked),
    });
  expect(await find([])).toEqual({ asked: accounts, holds: 0, greatest: 0n });
  const [last] = await database.db.execute<{ id: string }>(
    'select id from accounts order by ref desc limit 1',
  );
  await hold('user-1', 7);
  await hold(last?.id ?? '', 918);
  await hold('lost', 1200);
  expect(await find(['user-1'])).toEqual({ asked: accounts, holds: 2, greatest: 918n });
  expect(await find(['lost'])).toEqual({ asked: accounts + 1, holds: 3, greatest: 1200n });
  expect(told).toEqual([500, 500, 500]);
}, 60_000);
