import { applyCatalogue } from '@planbridge/accounts';
import type { Account } from '@planbridge/accounts';
import type { Catalogue, Plan } from '@planbridge/billing';
import { catalogue } from './catalogue.ts';
import { eventually } from './eventually.ts';
import { rowOf } from './row-of.ts';
import { startMaintenance } from './start-maintenance.ts';
import { startWorld } from './start-world.ts';
import { subscriptionOf } from './stripe-objects.ts';

/** Features for team: it concerns those who are on team. */
export const withSso = withPlan('team', { features: ['sso'] });

export function withPlan(id: string, change: Partial<Plan>): Catalogue {
  return {
    ...catalogue,
    plans: catalogue.plans.map((plan) => (plan.id === id ? { ...plan, ...change } : plan)),
  };
}

export const customerOf = ({ id }: Account) => `cus_${/\d+/.exec(id.slice(6))?.[0]}_0`;

/** Accounts that pay so, each settled by the first catalogue, and a worker that maintains them. */
export async function setUpCatalogueChange({ working = true, perSecond = 100 } = {}) {
  const world = await startWorld();
  const opened = [world.close];
  const maintenance = await startMaintenance(world);
  opened.push(maintenance.close);
  const all = await world.setup();
  const work = async () => {
    const worker = await maintenance.startWorker(all.activities, perSecond);
    let stopped: Promise<void> | null = null;
    const stop = async () => await (stopped ??= worker.stop());
    opened.push(stop);
    return { stop };
  };
  if (working) {
    await work();
  }

  async function paying(lookupKey: string | null): Promise<Account> {
    const account = await world.createAccount();
    const [customer = ''] = account.customers;
    if (lookupKey !== null) {
      all.stripe.objects.subscriptions.push(subscriptionOf(customer, { lookupKey, quantity: 3 }));
    }
    await all.settle(account);
    return account;
  }

  /** Whom Stripe was asked about and the product told of since the last look. */
  function takeCalls() {
    const reads = all.stripe.calls.splice(0).map(({ query }) => query.get('customer') ?? 'nobody');
    const pushes = all.product.calls
      .splice(0)
      .map(({ path }) => decodeURIComponent(path.split('/').at(-1) ?? ''));
    return { reads, pushes };
  }

  return {
    ...all,
    maintenance,
    work,
    paying,
    takeCalls,
    apply: async (next: Catalogue) => await applyCatalogue(all.db, { source: 'test', catalogue: next }),
    /** Goes once through the accounts and answers with what was found. */
    pass: async (): Promise<unknown> => await (await maintenance.startPass()).result(),
    settledBy: async (version: number, ...accounts: readonly Account[]): Promise<void> => {
      await eventually(async () => {
        const rows = await Promise.all(accounts.map(async (account) => await rowOf(all.db, account)));
        return rows.every((row) => row.catalogueVersion === version && !row.pushPending);
      });
    },
    /** How many the product knows by the changed catalogue, and how often it was told. */
    told: () => {
      const held = [...all.product.held.values()].filter(({ features }) => String(features) === 'sso');
      return { accounts: held.length, pushes: all.product.pushes().length };
    },
    close: async () => {
      for (const close of opened.toReversed()) {
        await close();
      }
    },
  };
}

export type CatalogueSetup = Awaited<ReturnType<typeof setUpCatalogueChange>>;
