import type { Claim } from '@planbridge/accounts';
import { listAll } from '../stripe/list-all.ts';
import type { AttemptLimits } from './attempt-limits.ts';
import type { SettleDependencies } from './dependencies.ts';
import { z } from 'zod';

const session = z.object({ id: z.string() });

/**
 * The account's first subscription is live: what else is payable would be a second one. A courtesy only, so its failure is logged and never
 * fails the settlement; two live subscriptions open an incident anyway.
 */
export async function expireOtherSessions(
  { connectStripe, log }: SettleDependencies,
  { account, customerIds }: Extract<Claim, { kind: 'claimed' }>,
  { signal, stripeTimeoutMs, stripeShare }: AttemptLimits,
): Promise<void> {
  const stripe = connectStripe({ signal, timeoutMs: stripeTimeoutMs, share: stripeShare });
  try {
    for (const customer of customerIds) {
      const open = await listAll(
        (position) => stripe.checkout.sessions.list({ customer, status: 'open', ...position }),
        async () => undefined,
      );
      await Promise.all(open.map((value) => stripe.checkout.sessions.expire(session.parse(value).id)));
    }
  } catch {
    log.warn({ ref: account.ref }, 'Other Checkout sessions could not be expired');
  }
}
