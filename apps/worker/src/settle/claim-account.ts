import { setTimeout as delay } from 'node:timers/promises';
import { claim } from '@planbridge/accounts';
import type { AccountsDatabase, Claim } from '@planbridge/accounts';
import { failureTypes } from '@planbridge/contracts';
import { failure } from '../failure.ts';
import type { AttemptLimits } from './attempt-limits.ts';

const pollMs = 50;

/** How much longer than the attempt a lease lasts, counted from before the claim: nobody may still write when it ends. */
export const leaseMarginMs = 5000;

/** Claims the account for this attempt; waits within its patience while another holds the lease. */
export async function claimAccount(
  db: AccountsDatabase,
  { accountId, ticket }: Readonly<{ accountId: string; ticket: bigint }>,
  limits: AttemptLimits,
): Promise<Exclude<Claim, { kind: 'held' }>> {
  const until = performance.now() + limits.leasePatienceMs;
  for (;;) {
    const claimed = await claim(db, { accountId, ticket, ttlMs: limits.remainingMs() + leaseMarginMs });
    if (claimed.kind !== 'held') {
      return claimed;
    }
    if (performance.now() >= until) {
      throw failure(failureTypes.leaseHeld, 'Another attempt is settling this account.');
    }
    await delay(pollMs, undefined, { signal: limits.signal });
  }
}
