import type { World } from '../world.ts';
import type { Delivery } from './delivery.ts';
import { payloadOf } from './payload-of.ts';
import { signatureOf } from './signature-of.ts';

/** Sends it once. The answer's status, or null: there was none in time. A redirect counts as a failure (stripe.md 2, Delivery). */
export async function attemptDelivery(
  world: World,
  delivery: Delivery,
  timeoutMs: number,
): Promise<number | null> {
  const endpoint = world.endpoints.get(delivery.endpoint);
  const event = world.events.get(delivery.event);
  if (endpoint === undefined || event === undefined || endpoint.status === 'disabled') {
    world.deliveries.remove(delivery.id);
    return null;
  }
  const payload = payloadOf(world, event, endpoint.payload);
  try {
    const response = await fetch(endpoint.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'stripe-signature': signatureOf(endpoint, payload, world.realNow()),
      },
      body: payload,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    // Refused, reset or too late: the endpoint is tried again.
    return null;
  }
}
