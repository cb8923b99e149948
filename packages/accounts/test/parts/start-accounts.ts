import {
  applyCatalogue,
  claim,
  createDatabase,
  drawTicket,
  record,
  settlePush,
  upsertAccount,
} from '@planbridge/accounts';
import type { AccountsDatabase, Claim } from '@planbridge/accounts';
import type { EntitlementDecision } from '@planbridge/billing';
import { createTestDatabase } from '../../../../test/services/database.ts';
import { catalogue } from './catalogue.ts';
import { pro } from './pro.ts';

type Lease = Extract<Claim, { kind: 'claimed' }>;

/** A database with a catalogue, reached by as many pools as there would be processes. */
export async function startAccounts({ pools: count = 1 } = {}) {
  const server = await createTestDatabase();
  const pools = Array.from({ length: count }, () => createDatabase(server.url, { maxConnections: 5 }));
  const [first] = pools;
  if (first === undefined) {
    throw new Error('At least one pool is needed.');
  }
  const { db } = first;
  await applyCatalogue(db, { source: '', catalogue });
  let accounts = 0;

  async function newAccount(): Promise<string> {
    accounts += 1;
    const { id } = await upsertAccount(db, { id: `account-${accounts}`, email: null });
    return id;
  }

  /** A negative `ttlMs` makes a lease that has run out already. */
  async function take(accountId: string, { ttlMs = 60_000, by = db } = {}): Promise<Lease> {
    const claimed = await claim(by, { accountId, ticket: await drawTicket(by), ttlMs });
    if (claimed.kind !== 'claimed') {
      throw new Error(`The account could not be claimed: it is ${claimed.kind}.`);
    }
    return claimed;
  }

  async function write(accountId: string, lease: Lease, decision: EntitlementDecision = pro) {
    const { fence, catalogueVersion } = lease;
    return await record(db, { accountId, fence, catalogueVersion, decision });
  }

  /** The whole of an attempt: claimed, recorded, pushed and acknowledged. Answers with its fence. */
  async function settle(accountId: string, decision: EntitlementDecision = pro): Promise<bigint> {
    const lease = await take(accountId);
    const recorded = await write(accountId, lease, decision);
    if (recorded.kind === 'recorded' && recorded.push !== null) {
      await settlePush(db, { accountId, fence: lease.fence, revision: recorded.push.revision });
    }
    return lease.fence;
  }

  return {
    url: server.url,
    db,
    dbs: pools.map((pool): AccountsDatabase => pool.db),
    newAccount,
    take,
    write,
    settle,
    close: async () => {
      await Promise.all(pools.map(async (pool) => await pool.close()));
      await server.close();
    },
  };
}

export type Accounts = Awaited<ReturnType<typeof startAccounts>>;
