import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { loadGatewayConfig } from '@planbridge/config';
import { taskQueues } from '@planbridge/contracts';
import Stripe from 'stripe';
import { startServer } from '../../src/server.ts';
import { createLog } from '../../src/logging/create-log.ts';
import { startProxy } from '../../../../test/services/start-proxy.ts';
import { createCataloguedDatabase } from './create-catalogued-database.ts';
import { createNamespace } from './create-namespace.ts';
import { startIssuer } from './start-issuer.ts';
import { startWorker } from './start-worker.ts';
import type { WorkerLimits } from './start-worker.ts';

const secret = 'whsec_test';

/** The gateway as it runs, on a port, with a real world around it that can be taken away. */
export async function startGateway() {
  const [database, namespace, issuer] = await Promise.all([
    createCataloguedDatabase(),
    createNamespace(),
    startIssuer(),
  ]);
  const databaseUrl = new URL(database.url);
  const proxies = {
    database: await startProxy(Number(databaseUrl.port)),
    temporal: await startProxy(Number(namespace.address.split(':')[1])),
  };
  databaseUrl.port = String(proxies.database.port);
  const config = loadGatewayConfig({
    DATABASE_URL: databaseUrl.href,
    TEMPORAL_ADDRESS: `127.0.0.1:${proxies.temporal.port}`,
    TEMPORAL_NAMESPACE: namespace.namespace,
    SOURCE_ID: 'test',
    STRIPE_LIVEMODE: 'false',
    STRIPE_WEBHOOK_SECRETS: secret,
    OIDC_ISSUER: issuer.issuer,
    OIDC_AUDIENCE: 'planbridge',
    ALLOWED_REDIRECTS: 'https://app.example.com',
    HOST: '127.0.0.1',
    PORT: '0',
    GATEWAY_METRICS_PORT: '0',
  });
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const server = await startServer(config, createLog({ level: 'error', destination: silent }));

  async function post(path: string, body: string, headers: Readonly<Record<string, string>>) {
    return await fetch(`${server.address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  }

  return {
    database,
    namespace,
    proxies,
    startWorker: async (limits: WorkerLimits = {}) =>
      await startWorker(namespace, [taskQueues.events, taskQueues.checkout], database.db, limits),
    bearer: async (user: string) => ({ authorization: `Bearer ${await issuer.token({ sub: user })}` }),
    get: async (path: string, headers: Readonly<Record<string, string>> = {}) =>
      await fetch(`${server.address}${path}`, { headers }),
    click: async (path: string, body: unknown, headers: Readonly<Record<string, string>>) =>
      await post(path, JSON.stringify(body), headers),
    /** A new event that Stripe signs now. */
    webhook: async () => {
      const payload = JSON.stringify({
        id: `evt_${randomUUID().replaceAll('-', '')}`,
        object: 'event',
        type: 'invoice.paid',
        livemode: false,
        data: { object: { object: 'invoice', customer: 'cus_9' } },
      });
      const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret });
      return await post('/webhooks/stripe', payload, { 'stripe-signature': signature });
    },
    close: async () => {
      await server.close();
      await Promise.all([proxies.database.close(), proxies.temporal.close()]);
      await Promise.all([database.close(), namespace.close(), issuer.close()]);
    },
  };
}

export type Gateway = Awaited<ReturnType<typeof startGateway>>;
