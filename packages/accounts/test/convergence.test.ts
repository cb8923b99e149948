import { setTimeout as sleep } from 'node:timers/promises';
import { claim, drawTicket, record, settlePush } from '@planbridge/accounts';
import type { AccountsDatabase } from '@planbridge/accounts';
import { sql } from 'drizzle-orm';
import { pro } from './parts/pro.ts';
import { rowOf } from './parts/row-of.ts';
import { startAccounts } from './parts/start-accounts.ts';
import type { Accounts } from './parts/start-accounts.ts';

let accounts: Accounts;

beforeAll(async () => {
  accounts = await startAccounts({ pools: 6 });
  // The database itself refuses a step back, whoever would make it.
  await accounts.db.execute(sql`
    create function refuse_step_back() returns trigger language plpgsql as $$ begin
      if new.revision < old.revision or new.fence < old.fence or new.covered_ticket < old.covered_ticket then
        raise exception 'a step back';
      end if;
      return new;
    end $$`);
  await accounts.db.execute(
    sql`create trigger no_step_back before update on accounts for each row execute function refuse_step_back()`,
  );
});

afterAll(async () => {
  await accounts.close();
});

/** Stripe, and a product that applies what is newer than what it holds. */
function setup() {
  const product = { revision: 0n, seats: 0 };
  const world = {
    /** What Stripe would say now. */
    seats: 1,
    product,
    push: (revision: bigint, seats: number): boolean => {
      if (revision <= product.revision) return revision === product.revision && seats === product.seats;
      Object.assign(product, { revision, seats });
      return true;
    },
  };
  return world;
}

type World = ReturnType<typeof setup>;

/** Up to a few milliseconds, in which others overtake. */
async function breathe(): Promise<void> {
  await sleep(Math.random() * 4);
}

/** One intention, tried until it is covered, with leases that run out under it and pushes whose outcome it does not learn. */
async function seeTo(world: World, accountId: string, by: AccountsDatabase): Promise<void> {
  const ticket = await drawTicket(by);
  for (let attempt = 0; ; attempt += 1) {
    // Trouble ends at last, or nobody would ever get through.
    const unlucky = attempt < 3;
    const shortMs = Math.random() < 0.5 ? -1 : 8;
    const claimed = await claim(by, { accountId, ticket, ttlMs: unlucky ? shortMs : 5000 });
    if (claimed.kind === 'covered') return;
    await breathe();
    if (claimed.kind === 'held') continue;
    const { fence, catalogueVersion } = claimed;
    const { seats } = world;
    await breathe();
    const decision = { ...pro, entitlement: { ...pro.entitlement, seats } };
    const recorded = await record(by, { accountId, fence, catalogueVersion, decision });
    if (recorded.kind === 'lease-lost' || recorded.push === null) continue;
    const { revision } = recorded.push;
    if (unlucky && Math.random() < 0.3) {
      setTimeout(() => world.push(revision, seats), 10);
      continue;
    }
    await breathe();
    if (world.push(revision, seats)) await settlePush(by, { accountId, fence, revision });
  }
}

test.each([1, 2, 3])(
  'whatever overtakes what, row and product end with what Stripe says (round %d)',
  async () => {
    const { db, dbs, newAccount } = accounts;
    const accountId = await newAccount();
    const world = setup();
    const intentions = Array.from({ length: 30 }, async (_, index) => {
      await sleep(Math.random() * 150);
      world.seats += 1;
      await seeTo(world, accountId, dbs[index % dbs.length] ?? db);
    });
    await Promise.all(intentions);
    // The last abandoned push has landed or never will.
    await sleep(20);

    const row = await rowOf(db, accountId);
    expect(row).toMatchObject({ seats: 31, pushPending: false, pushedRevision: row.revision });
    expect(world.product).toEqual({ revision: row.revision, seats: 31 });
  },
);
