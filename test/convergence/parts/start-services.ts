import { createDatabase } from '@planbridge/accounts';
import { pino } from 'pino';
import postgres from 'postgres';
import Stripe from 'stripe';
import { startProduct, startStripe } from '../../../apps/sandbox/src/index.ts';
import { createTestDatabase } from '../../services/database.ts';
import { createProductView } from './product-view.ts';

const secretKey = 'sk_test_convergence';
const token = 'convergence';

/** A real PostgreSQL, and the sandbox's Stripe and product in this process. */
export async function startServices() {
  const log = pino({ level: 'silent' });
  const place = { port: 0, state: null, log };
  const [database, stripe, product] = await Promise.all([
    createTestDatabase(),
    startStripe(place, { secretKey }),
    startProduct(place, { token }),
  ]);
  const { db, close } = createDatabase(database.url, { maxConnections: 4 });
  const sql = postgres(database.url, { max: 4, fetch_types: false, onnotice: () => undefined });
  const { hostname, port } = new URL(stripe.url);
  return {
    /** What the harness itself uses, past all gates. */
    db,
    sql,
    stripe: new Stripe(secretKey, { host: hostname, port: Number(port), protocol: 'http', telemetry: false }),
    product: createProductView({ url: product.url, token }),
    settings: {
      stripe: { secretKey, apiUrl: stripe.url },
      product: { url: product.url, token, sourceId: 'convergence' },
      dbosCloud: {
        url: product.url,
        tokenUrl: `${product.url}/oauth/token`,
        clientId: 'convergence',
        refreshToken: token,
      },
    },
    log,
    /** Commands to the sandbox's Stripe. */
    commandStripe: (path: string, body: unknown) => command(`${stripe.url}/_control${path}`, body),
    close: async () => {
      await Promise.all([stripe.close(), product.close(), close(), sql.end({ timeout: 2 })]);
      await database.close();
    },
  };
}

export type Services = Awaited<ReturnType<typeof startServices>>;

async function command(url: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) {
    throw new Error(`The sandbox refused ${url} with ${response.status}.`);
  }
  return response.json();
}
