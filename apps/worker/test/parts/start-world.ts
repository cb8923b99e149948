import {
  applyCatalogue,
  createDatabase,
  drawTicket,
  linkCustomer,
  upsertAccount,
} from '@planbridge/accounts';
import type { Account } from '@planbridge/accounts';
import { pino } from 'pino';
import { createTestDatabase } from '../../../../test/services/database.ts';
import { createActivities } from '../../src/activities/create-activities.ts';
import { createCatalogueCache } from '../../src/catalogue-cache.ts';
import { createDbosCloudApi } from '../../src/product/dbos-cloud-api.ts';
import { createPlanbridgeApi } from '../../src/product/planbridge-api.ts';
import type { CatchUpDependencies } from '../../src/catch-up/catch-up.ts';
import type { SettleDependencies } from '../../src/settle/dependencies.ts';
import { createConnectStripe } from '../../src/stripe/connect-stripe.ts';
import { attempt } from './attempt.ts';
import type { Attempt } from './attempt.ts';
import { catalogue } from './catalogue.ts';
import { startProduct } from './start-product.ts';
import { startStripe } from './start-stripe.ts';

type Style = 'planbridge' | 'dbos-cloud';

/** A real database for one test file; each `setup` adds a Stripe and a product of its own, and the worker's activities in front of them. */
export async function startWorld() {
  const { url, close: drop } = await createTestDatabase();
  const { db, close } = createDatabase(url, { maxConnections: 10 });
  await applyCatalogue(db, { source: 'test', catalogue });
  const opened: Readonly<{ close(): Promise<void> }>[] = [];
  let accounts = 0;

  async function createAccount({ customers = 1 } = {}): Promise<Account & { customers: readonly string[] }> {
    accounts += 1;
    // Of its own: while this account is written, the next one is counted, and two that share a customer take each other's lease.
    const number = accounts;
    const id = `auth0|user-${number}@example.com`;
    const account = await upsertAccount(db, { id, email: `user-${number}@example.com` });
    const customerIds = Array.from({ length: customers }, (_, index) => `cus_${number}_${index}`);
    for (const customerId of customerIds) {
      await linkCustomer(db, { accountId: id, customerId });
    }
    return { ...account, customers: customerIds };
  }

  async function setup({
    style = 'planbridge',
    entitlementTimeoutMs = 30_000,
    change = () => ({}),
  }: SetupOptions = {}) {
    const [stripe, product] = await Promise.all([startStripe(), startProduct()]);
    opened.push(stripe, product);
    const logged: string[] = [];
    const deps = {
      ...createCatalogueCache(db),
      db,
      connectStripe: createConnectStripe({ secretKey: 'sk_test_hush', apiUrl: stripe.url }),
      entitlementApi:
        style === 'planbridge'
          ? createPlanbridgeApi({ url: product.url, token: 'hush', sourceId: 'test' })
          : createDbosCloudApi({
              url: product.url,
              tokenUrl: `${product.url}/oauth/token`,
              clientId: 'client',
              refreshToken: 'hush',
            }),
      entitlementTimeoutMs,
      portalConfiguration: null,
      now: () => new Date(),
      livemode: false,
      settleLink: async () => false,
      startEvent: () => Promise.reject(new Error('This test starts no event.')),
      isStripeDown: () => false,
      isProductDown: () => false,
      announce: () => undefined,
      log: pino({ level: 'debug' }, { write: (line) => void logged.push(line) }),
    };
    const activities = createActivities({ ...deps, ...change({ ...deps, stripeUrl: stripe.url }) });
    const settle = async (account: Account, how: AttemptOptions = {}) => {
      const ticket = (how.ticket ?? (await drawTicket(db))).toString();
      const environment = how.environment ?? attempt();
      const request = { kind: 'account', ref: account.ref, ticket } as const;
      return await environment.run(activities.settleAccount, request);
    };
    return { db, stripe, product, activities, logged, settle, createAccount };
  }

  return {
    db,
    url,
    /** As time would; nobody waits that long in a test. */
    expireLease: async ({ ref }: Pick<Account, 'ref'>) => {
      await db.execute(`update accounts set lease_until = clock_timestamp() where ref = '${ref}'`);
    },
    createAccount,
    setup,
    close: async () => {
      await Promise.all(opened.map((server) => server.close()));
      await close();
      await drop();
    },
  };
}

type SetupOptions = Readonly<{
  style?: Style;
  entitlementTimeoutMs?: number;
  /** What stands in the place of what the activities are given otherwise. */
  change?: (
    deps: SettleDependencies & Readonly<{ stripeUrl: string }>,
  ) => Partial<SettleDependencies & CatchUpDependencies>;
}>;
type AttemptOptions = Readonly<{ ticket?: bigint; environment?: Attempt }>;

export type World = Awaited<ReturnType<typeof startWorld>>;
export type Setup = Awaited<ReturnType<World['setup']>>;
