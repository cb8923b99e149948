import { readFileSync } from 'node:fs';
import { applyCatalogue, listCustomers, takeHandoff } from '@planbridge/accounts';
import type { Account } from '@planbridge/accounts';
import type { Catalogue, Plan } from '@planbridge/billing';
import { parseCatalogue } from '@planbridge/config';
import type { CheckoutWish, PortalFlow } from '@planbridge/contracts';
import { pino } from 'pino';
import Stripe from 'stripe';
import { z } from 'zod';
import { startStripe } from '../../../sandbox/src/index.ts';
import { createConnectStripe } from '../../src/stripe/connect-stripe.ts';
import { attempt } from './attempt.ts';
import { rowOf } from './row-of.ts';
import { startWorld } from './start-world.ts';
import type { Setup } from './start-world.ts';
import { wish } from './wish.ts';

const secretKey = 'sk_test_shop';

const counted = z.object({ calls: z.array(z.object({ endpoint: z.string(), count: z.number() })) });

const sold = parseCatalogue(
  readFileSync(new URL('../../../../catalogue.yaml', import.meta.url), 'utf8').replaceAll('\r', ''),
);

/**
 * The worker's activities between a real database, the sandbox's Stripe with its hosted pages, and a product: what a user can live through, without
 * waiting for Temporal. Events do not come by themselves; `settle` is what each of them leads to.
 */
export async function startShop() {
  const world = await startWorld();
  const sandbox = await startStripe({ port: 0, state: null, log: pino({ level: 'silent' }) }, { secretKey });
  const { hostname: host, port } = new URL(sandbox.url);
  const stripe = new Stripe(secretKey, {
    host,
    port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
  });

  /** A worker of its own: it shares nothing with others but the database and Stripe. */
  const startWorker = () =>
    world.setup({
      change: () => ({ connectStripe: createConnectStripe({ secretKey, apiUrl: sandbox.url }) }),
    });
  const worker = await startWorker();

  return {
    stripe,
    worker,
    startWorker,
    /** The catalogue of the repository, with these words for every plan. */
    sell: async (change: Partial<Plan> | ((catalogue: Catalogue) => Catalogue)) => {
      if (!sold.ok) {
        throw new Error('The catalogue of the repository has faults.');
      }
      const catalogue =
        typeof change === 'function'
          ? change(sold.catalogue)
          : { ...sold.catalogue, plans: sold.catalogue.plans.map((plan) => ({ ...plan, ...change })) };
      await applyCatalogue(world.db, { source: JSON.stringify(catalogue), catalogue });
    },
    control: async (name: string, body: unknown) => {
      const response = await fetch(`${sandbox.url}/_control/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(10_000),
      });
      expect(response.ok).toBe(true);
    },
    /** How often Stripe was asked for it, as in `POST /v1/billing_portal/sessions`. */
    callsTo: async (endpoint: string) => {
      const response = await fetch(`${sandbox.url}/_control/calls`, { signal: AbortSignal.timeout(10_000) });
      const { calls } = counted.parse(await response.json());
      return calls.filter((call) => call.endpoint === endpoint).reduce((sum, { count }) => sum + count, 0);
    },
    newUser: async () => userOf(worker, await world.createAccount({ customers: 0 })),
    close: async () => {
      await sandbox.close();
      await world.close();
    },
  };
}

export type Shop = Awaited<ReturnType<typeof startShop>>;
export type User = ReturnType<typeof userOf>;

function userOf(worker: Setup, account: Account) {
  const { db, activities } = worker;

  async function click(wanted: Partial<CheckoutWish> = {}, by: Setup = worker) {
    const { result } = await attempt().run(by.activities.openCheckout, wish(account.ref, wanted));
    const handoff = result.outcome === 'redirect' ? await takeHandoff(db, result.handoffId) : null;
    return { ...result, url: handoff?.url ?? '' };
  }

  async function settle() {
    await worker.settle(account);
    return await rowOf(db, account);
  }

  return {
    account,
    click,
    settle,
    openPortal: async (flow: PortalFlow | null = null) => {
      const input = {
        ref: account.ref,
        returnUrl: 'https://shop.example/account',
        flow,
        fingerprint: 'mark',
      };
      const result = await attempt().run(activities.openPortal, input);
      return result.outcome === 'redirect' ? ((await takeHandoff(db, result.handoffId))?.url ?? '') : '';
    },
    /** Pays for it in Checkout, and is settled. */
    buy: async (wanted: Partial<CheckoutWish> = {}) => {
      const { url } = await click(wanted);
      await press(url, { action: 'pay', name: 'Ada', country: 'DE', postal_code: '10115' });
      return await settle();
    },
    /** What the product holds. */
    held: () => worker.product.held.get(account.id),
    customer: async () =>
      (await listCustomers(db, account.id)).find(({ current }) => current)?.customerId ?? '',
  };
}

/** The words of a hosted page. */
export async function read(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  return (await response.text()).replaceAll(/\s+/g, ' ');
}

/** A button of a hosted page. With `confirm` also what the page itself fills in. */
export async function press(url: string, form: Readonly<Record<string, string>>): Promise<Response> {
  const hidden = [...(await read(url)).matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value] as const,
  );
  return await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ ...Object.fromEntries(hidden), ...form }),
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
  });
}
