import type Stripe from 'stripe';
import { emitEvent } from '../events/emit-event.ts';
import { missing } from '../http/missing.ts';
import { refusal } from '../http/refusal.ts';
import type { World } from '../world.ts';

export function expireSession(world: World, sessionId: string): Stripe.Checkout.Session {
  const session = world.sessions.get(sessionId);
  if (session === undefined) {
    throw missing('checkout.session', sessionId);
  }
  if (session.status !== 'open') {
    throw refusal({
      message: `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
    });
  }
  const expired = world.sessions.put(sessionId, { ...session, status: 'expired', url: null });
  emitEvent(world, 'checkout.session.expired', expired);
  return expired;
}
