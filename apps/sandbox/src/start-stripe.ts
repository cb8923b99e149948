import { setGatewayEndpoint } from './set-gateway-endpoint.ts';
import type { GatewayEndpoint } from './set-gateway-endpoint.ts';
import { startService } from './http/start-service.ts';
import type { Place, RunningService } from './http/start-service.ts';
import { registerPages } from './pages/register-pages.ts';
import { requireThisKey } from './require-this-key.ts';
import { startClock } from './stripe/lifecycle/start-clock.ts';
import { registerStripe } from './stripe/register-stripe.ts';
import { seedCatalogue } from './stripe/seed-catalogue.ts';
import { createWebhookSender } from './stripe/webhooks/create-webhook-sender.ts';
import { createWorld } from './stripe/world.ts';

export type StripeOptions = Readonly<{
  /** The key it accepts; null: every test key. */
  secretKey?: string | null;
  /** Where events go. Null: nowhere, until an endpoint is made by the API. */
  endpoint?: GatewayEndpoint | null;
}>;

/** Stripe: API, controls and hosted pages on one port; webhooks and time run beside them. */
export function startStripe(
  place: Place,
  { secretKey = null, endpoint = null }: StripeOptions = {},
): Promise<RunningService> {
  return startService({
    name: 'stripe',
    site: 'Sandbox Stripe',
    place,
    errorBody: (status) => ({ error: errorOf(status) }),
    build: async ({ app, url, store, log, onClose }) => {
      const world = createWorld({ store, publicUrl: url });
      seedCatalogue(world);
      if (endpoint !== null) {
        setGatewayEndpoint(world, endpoint);
      }
      if (secretKey !== null) {
        requireThisKey(app, secretKey);
      }
      const webhooks = createWebhookSender(world, { log });
      await app.register(registerPages, { world });
      await app.register(registerStripe, { world });
      const clock = startClock(world);
      onClose(() => clock.close());
      webhooks.start();
      onClose(() => webhooks.close());
    },
  });
}

/** As Stripe words it (docs.stripe.com/error-handling). */
function errorOf(status: number): Readonly<Record<string, string>> {
  if (status === 429) {
    return { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many requests, on command.' };
  }
  return {
    type: status >= 500 ? 'api_error' : 'invalid_request_error',
    message: `A fault on command: ${status}.`,
  };
}
