import type { World } from '../world.ts';

/** Goes back without paying. The session stays open, as at Stripe: the link may be followed again. */
export function leaveCheckout(world: World, sessionId: string): Readonly<{ redirectTo: string | null }> {
  return { redirectTo: world.sessions.get(sessionId)?.cancel_url ?? null };
}
