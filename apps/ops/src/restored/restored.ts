import { createDatabase, resumeAfterRestore } from '@planbridge/accounts';
import type { AccountsDatabase } from '@planbridge/accounts';
import type { WorkerConfig } from '@planbridge/config';
import { taskQueues } from '@planbridge/contracts';
import { connectStripe } from '../stripe/connect-stripe.ts';
import { listCustomers } from '../stripe/list-customers.ts';
import { connectTemporal } from '../temporal/connect-temporal.ts';
import { listPollers } from '../temporal/list-pollers.ts';
import { adoptLostCustomer } from './adopt-lost-customer.ts';
import { findGreatestRevision } from './find-greatest-revision.ts';
import { findLostCustomers } from './find-lost-customers.ts';
import type { RestoredOptions } from './parse-options.ts';
import { reports } from './reports.ts';
import { startSettling } from './start-settling.ts';

export type Say = (text: string) => void;

/** Nobody else needs more while this runs, and a fifth of what may be asked of Stripe is maintenance's. */
const shareOf = ({ stripeRps }: WorkerConfig) => Math.max(1, Math.floor(stripeRps / 5));

/** What decision 3 asks for after a restore. Nothing is changed before Temporal, Stripe and the product have answered. */
export async function restored(config: WorkerConfig, options: RestoredOptions, say: Say): Promise<void> {
  const client = await connectTemporal(config);
  const { db, close } = createDatabase(config.databaseUrl, { maxConnections: 2 });
  try {
    const pollers = await listPollers(client, taskQueues.maintenance);
    say(reports.workers(pollers));
    const stripe = connectStripe(config);
    const pages = listCustomers(stripe, shareOf(config));
    const customers = await findLostCustomers(db, { pages, backupAt: options.backupAt });
    say(reports.customers(customers));
    const lost = new Set(customers.lost.map(({ accountId }) => accountId));
    const greatest = await greatestRevision({ config, db, lost, say });
    const past = greatest > options.past ? greatest : options.past;
    if (options.dryRun) {
      say(reports.wouldDo(customers.lost.length, past));
      return;
    }
    for (const customer of customers.lost) {
      say(reports.adopted(customer, await adoptLostCustomer({ db, stripe }, customer)));
    }
    say(reports.resumed(await resumeAfterRestore(db, past)));
    await startSettling(client);
    say(reports.started({ perSecond: shareOf(config), hasWorkers: pollers.length > 0 }));
  } finally {
    await Promise.all([close(), client.connection.close()]);
  }
}

type Search = Readonly<{ config: WorkerConfig; db: AccountsDatabase; lost: ReadonlySet<string>; say: Say }>;

async function greatestRevision({ config, db, lost, say }: Search): Promise<bigint> {
  const { entitlementApi, pushRps } = config;
  if (entitlementApi.style === 'dbos-cloud') {
    say(reports.unasked);
    return 0n;
  }
  const onAsked = (accounts: number) => say(reports.asking(accounts));
  const found = await findGreatestRevision(db, {
    product: entitlementApi,
    perSecond: pushRps,
    lost,
    onAsked,
  });
  say(reports.revisions(found));
  return found.greatest;
}
