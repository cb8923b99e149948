import type { Account } from '@planbridge/accounts';
import type { Settlement } from '@planbridge/contracts';
import { failureTypes } from '@planbridge/contracts';
import { failure } from '../failure.ts';
import type { AttemptLimits } from './attempt-limits.ts';
import { attemptOnce } from './attempt-once.ts';
import type { SettleDependencies } from './dependencies.ts';

/** Losing the lease this often in one attempt means that somebody links or repairs all the time; a later attempt does better. */
const restarts = 3;

/** Settles the account for one intention: done when somebody read Stripe after its ticket and the product acknowledged the outcome. */
export async function settleAccount(
  deps: SettleDependencies,
  intention: Readonly<{ account: Account; ticket: bigint }>,
  limits: AttemptLimits,
): Promise<Settlement> {
  for (let restart = 0; restart <= restarts; restart += 1) {
    const end = await attemptOnce(deps, intention, limits);
    if (end !== 'lease-lost') {
      return end;
    }
  }
  throw failure(failureTypes.leaseHeld, 'The account’s lease was taken away several times.');
}
