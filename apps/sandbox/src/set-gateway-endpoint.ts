import Stripe from 'stripe';
import type { World } from './stripe/world.ts';

export type GatewayEndpoint = Readonly<{ url: string; secret: string }>;

/** One id, so that a start with another gateway or secret moves the endpoint, and what is still to be delivered with it. */
const id = 'we_gateway';

/** The webhook endpoint that somebody would have set up by hand at Stripe. */
export function setGatewayEndpoint(world: World, { url, secret }: GatewayEndpoint): void {
  const existing = world.endpoints.get(id);
  world.endpoints.put(id, {
    id,
    name: 'gateway',
    description: 'Set up by the sandbox for GATEWAY_URL',
    enabledEvents: ['*'],
    apiVersion: Stripe.API_VERSION,
    metadata: {},
    status: 'enabled',
    payload: 'snapshot',
    former: null,
    created: existing?.created ?? world.now(),
    url,
    secret,
  });
}
