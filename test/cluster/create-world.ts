import Stripe from 'stripe';
import { z } from 'zod';
import type { Cluster } from './start-cluster.ts';

type Push = Readonly<{ number: number; at: string; account_id: string; outcome: string; revision: number }>;

/** A subscription of one item, of a customer who belongs to nobody yet. */
export type Sold = Readonly<{ subscription: string; item: string; customer: string }>;

type Calls = Readonly<{ second: number; endpoint: string; count: number }>;

/** `hits`: how many requests it has met so far. */
type Outage = Readonly<{ hits(): Promise<number>; end(): Promise<void> }>;

export type World = Readonly<{
  stripe: Stripe;
  token(accountId: string): Promise<string>;
  breakService(service: 'stripe' | 'product', fault: Readonly<Record<string, unknown>>): Promise<Outage>;
  disturbWebhooks(rule: Readonly<Record<string, unknown>>): Promise<void>;
  /** Sells it without Checkout, as the Dashboard does. */
  sell(wish: Readonly<{ lookup_key: string; quantity: number }>): Promise<Sold>;
  /** Moves Stripe's time on by a span such as `1h`. */
  advance(span: string): Promise<void>;
  /** Gives a destination the secret that the gateway knows already. */
  signWith(endpoint: string, secret: string): Promise<void>;
  /** Webhooks on their way. */
  undelivered(): Promise<number>;
  /** What Stripe was asked, by endpoint and second. */
  calls(): Promise<readonly Calls[]>;
  entitlement(accountId: string): Promise<unknown>;
  /** Every push that the product took up, in the order of arrival; only those with a greater number, if one is given. */
  pushes(after?: number): Promise<readonly Push[]>;
}>;

const patienceMs = 10_000;

const tokenAnswer = z.object({ access_token: z.string() });
const faultAnswer = z.object({ id: z.string() });
const faultList = z.object({ faults: z.array(z.object({ id: z.string(), hits: z.number() })) });
const soldAnswer = z.object({
  id: z.string(),
  customer: z.string(),
  items: z.object({ data: z.tuple([z.object({ id: z.string() })]) }),
});
const deliveryList = z.object({ deliveries: z.array(z.unknown()) });
const callList = z.object({
  calls: z.array(z.object({ second: z.number(), endpoint: z.string(), count: z.number() })),
});
const pushList = z.object({
  pushes: z.array(
    z.object({
      number: z.number(),
      at: z.string(),
      outcome: z.string(),
      entitlement: z.object({ account_id: z.string(), revision: z.number() }),
    }),
  ),
});

/** The world outside as people and tests move it: Stripe by its API, everything else by the sandbox's controls. */
export function createWorld({ urls, secrets }: Pick<Cluster, 'urls' | 'secrets'>): World {
  const { hostname: host, port } = new URL(urls.stripe);
  const stripe = new Stripe(secrets.stripeKey, {
    host,
    port: Number(port),
    protocol: 'http',
    telemetry: false,
    timeout: patienceMs,
    maxNetworkRetries: 0,
  });
  return {
    stripe,
    token: async (sub) =>
      tokenAnswer.parse(
        await send('POST', `${urls.identity}/_control/token`, { sub, email: `${sub}@example.com` }),
      ).access_token,
    breakService: async (service, fault) => {
      const faults = `${urls[service]}/_control/faults`;
      const { id } = faultAnswer.parse(await send('POST', faults, fault));
      return {
        hits: async () => {
          const { faults: active } = faultList.parse(await send('GET', faults));
          return active.find((candidate) => candidate.id === id)?.hits ?? 0;
        },
        end: async () => {
          await send('DELETE', `${faults}/${id}`);
        },
      };
    },
    disturbWebhooks: async (rule) => {
      await send('POST', `${urls.stripe}/_control/webhooks`, rule);
    },
    sell: async (wish) => {
      const sold = soldAnswer.parse(await send('POST', `${urls.stripe}/_control/subscriptions`, wish));
      return { subscription: sold.id, item: sold.items.data[0].id, customer: sold.customer };
    },
    advance: async (span) => {
      await send('POST', `${urls.stripe}/_control/time`, { advance: span });
    },
    signWith: async (endpoint, secret) => {
      await send('POST', `${urls.stripe}/_control/secrets`, { endpoint, secret, keep: 0 });
    },
    undelivered: async () =>
      deliveryList.parse(await send('GET', `${urls.stripe}/_control/deliveries?state=pending`)).deliveries
        .length,
    calls: async () => callList.parse(await send('GET', `${urls.stripe}/_control/calls`)).calls,
    entitlement: (accountId) =>
      send('GET', `${urls.product}/entitlements/${encodeURIComponent(accountId)}`, undefined, {
        authorization: `Bearer ${secrets.productToken}`,
      }),
    pushes: async (after = 0) =>
      pushList
        .parse(await send('GET', `${urls.product}/_control/pushes?after=${after}`))
        .pushes.map(({ entitlement, ...push }) => ({ ...push, ...entitlement })),
  };
}

async function send(
  method: string,
  url: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(patienceMs),
  });
  const text = await response.text();
  if (!response.ok && response.status !== 404) {
    throw new Error(`${method} ${url} answered ${response.status}: ${text.slice(0, 300)}`);
  }
  return text === '' ? null : JSON.parse(text);
}
