import Fastify from 'fastify';
import type { FastifyRequest } from 'fastify';
import { pino } from 'pino';
import Stripe from 'stripe';
import { memoryStore } from '../../src/state/memory-store.ts';
import { openStore } from '../../src/state/journal.ts';
import { registerStripe } from '../../src/stripe/register-stripe.ts';
import { seedCatalogue } from '../../src/stripe/seed-catalogue.ts';
import { createWebhookSender } from '../../src/stripe/webhooks/create-webhook-sender.ts';
import { createWorld } from '../../src/stripe/world.ts';
import type { World } from '../../src/stripe/world.ts';
import { send } from './send.ts';
import type { Answer } from './send.ts';

export type OpenStripe = Readonly<{
  url: string;
  world: World;
  stripe: Stripe;
  /** A control: `{}` is posted where nothing is given. */
  control(path: string, body?: unknown): Promise<Answer>;
  close(): Promise<void>;
}>;

export type OpenSettings = Readonly<{
  folder?: string;
  firstRetryMs?: number;
  whileExecuting?: (request: FastifyRequest) => Promise<void>;
}>;

/** The stand-in on a free port, and the real SDK that calls it. */
export async function openStripe({
  folder,
  firstRetryMs = 20,
  ...others
}: OpenSettings = {}): Promise<OpenStripe> {
  const log = pino({ level: 'silent' });
  const store = folder === undefined ? memoryStore() : openStore(folder);
  const world = createWorld({ store, publicUrl: 'http://127.0.0.1:3200' });
  seedCatalogue(world);
  const app = Fastify({ forceCloseConnections: true });
  await app.register(registerStripe, { world, ...others });
  const sender = createWebhookSender(world, { log, firstRetryMs, longestRetryMs: 200, everyMs: 5 });
  sender.start();
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    world,
    stripe: new Stripe('sk_test_sandbox', {
      host: '127.0.0.1',
      port: Number(new URL(url).port),
      protocol: 'http',
      telemetry: false,
      maxNetworkRetries: 0,
    }),
    control: (path, body = {}) => send(`${url}/_control/${path}`, { json: body }),
    close: async () => {
      await app.close();
      await sender.close();
      store.close();
    },
  };
}
