import { readFile } from 'node:fs/promises';
import {
  applyCatalogue,
  createDatabase,
  findAccountById,
  listCustomers,
  listOpenIncidents,
  upsertAccount,
} from '@planbridge/accounts';
import type { Account, AccountsDatabase } from '@planbridge/accounts';
import { loadWorkerConfig, parseCatalogue } from '@planbridge/config';
import type { OpenCheckout, SettleEvent } from '@planbridge/contracts';
import { taskQueues, workflowIds, workflowTypes } from '@planbridge/contracts';
import { pino } from 'pino';
import Stripe from 'stripe';
import { z } from 'zod';
import { startProduct, startStripe } from '../../../sandbox/src/index.ts';
import { createBackups } from './create-backups.ts';
import { createNamespace } from '../../../../test/services/create-namespace.ts';

const log = pino({ level: 'silent' });
const secretKey = 'sk_test_ops';
const token = 'ops-token';

const held = z.looseObject({ account_id: z.string(), revision: z.number(), source: z.string() });
const entitlements = z.object({ entitlements: z.array(held) });

/** A database that can be put back, Temporal, and the sandbox's Stripe and product; nobody is at work yet. */
export async function startWorld() {
  const place = { port: 0, state: null, log };
  const [database, temporal, stripe, product] = await Promise.all([
    createBackups(),
    createNamespace(),
    startStripe(place, { secretKey }),
    startProduct(place, { token }),
  ]);
  const env = {
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: temporal.namespace,
    SOURCE_ID: 'ops-test',
    STRIPE_LIVEMODE: 'false',
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_API_URL: stripe.url,
    STRIPE_RPS: '100',
    PUSH_RPS: '100',
    ENTITLEMENT_API_URL: product.url,
    ENTITLEMENT_API_TOKEN: token,
  };
  const { hostname, port } = new URL(stripe.url);
  const client = new Stripe(secretKey, {
    host: hostname,
    port: Number(port),
    protocol: 'http',
    telemetry: false,
  });
  let events = 0;

  /** On a connection that is gone before the database is put back. */
  async function withDatabase<Result>(work: (db: AccountsDatabase) => Promise<Result>): Promise<Result> {
    const { db, close } = createDatabase(database.url, { maxConnections: 2 });
    try {
      return await work(db);
    } finally {
      await close();
    }
  }

  async function cancel(customer: string): Promise<void> {
    const { data } = await client.subscriptions.list({ customer });
    await Promise.all(data.map(({ id }) => client.subscriptions.cancel(id)));
  }

  await withDatabase(async (db) => {
    const source = await readFile(new URL('../../../../catalogue.yaml', import.meta.url), 'utf8');
    const parsed = parseCatalogue(source);
    if (!parsed.ok) {
      throw new Error('The catalogue of the repository is faulty.');
    }
    await applyCatalogue(db, { source, catalogue: parsed.catalogue });
  });

  return {
    env,
    config: loadWorkerConfig(env),
    database,
    temporal,
    stripe: client,
    withDatabase,

    rowOf: (id: string): Promise<Account | null> => withDatabase((db) => findAccountById(db, id)),
    customersOf: (id: string) => withDatabase((db) => listCustomers(db, id)),
    incidentsOf: (id: string) =>
      withDatabase(async (db) => (await listOpenIncidents(db, id)).map(({ kind }) => kind)),

    /** Her first click: a worker makes her customer. Answers with the customer. */
    clicks: async (id: string): Promise<string> => {
      const { ref } = await withDatabase((db) => upsertAccount(db, { id, email: null }));
      const wish = {
        plan: 'pro',
        interval: 'month',
        seats: null,
        successUrl: 'https://a.example/',
        cancelUrl: 'https://a.example/',
      } as const;
      await temporal.client.workflow.execute<OpenCheckout>(workflowTypes.openCheckout, {
        workflowId: workflowIds.openCheckout(ref),
        taskQueue: taskQueues.checkout,
        args: [{ ref, wish, fingerprint: 'mark' }],
      });
      await temporal.client.workflow.getHandle(workflowIds.syncAccount(ref)).result();
      const [customer] = await withDatabase((db) => listCustomers(db, id));
      if (customer === undefined) {
        throw new Error('The click made no customer.');
      }
      return customer.customerId;
    },

    /** Instead of what there was. */
    subscribes: async (customer: string, lookupKey: string, quantity = 1): Promise<void> => {
      await cancel(customer);
      await command(`${stripe.url}/_control/subscriptions`, { customer, lookup_key: lookupKey, quantity });
    },

    cancels: cancel,

    /** Stripe tells of the customer; answers with how the event ended. */
    tells: async (customerId: string) => {
      events += 1;
      const event = {
        eventId: `evt_${events}`,
        type: 'customer.subscription.updated',
        customerId,
        object: null,
      };
      return await temporal.client.workflow.execute<SettleEvent>(workflowTypes.settleEvent, {
        workflowId: workflowIds.settleEvent(event.eventId),
        taskQueue: taskQueues.events,
        args: [event],
      });
    },

    /** What the product holds, by account. */
    held: async () => {
      const response = await fetch(`${product.url}/_control/entitlements`, {
        signal: AbortSignal.timeout(10_000),
      });
      const all = entitlements.parse(JSON.parse(await response.text())).entitlements;
      return new Map(all.map((entitlement) => [entitlement.account_id, entitlement]));
    },

    commandProduct: (path: string, body: unknown) => command(`${product.url}/_control${path}`, body),

    close: async () => {
      await Promise.all([stripe.close(), product.close(), temporal.close()]);
      await database.close();
    },
  };
}

export type World = Awaited<ReturnType<typeof startWorld>>;

async function command(url: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) {
    throw new Error(`The sandbox refused ${url} with ${response.status}.`);
  }
}
