import { z } from 'zod';
import type { Breaker } from '../breaker/create-breaker.ts';
import { retryAfterMs } from '../http/retry-after-ms.ts';
import type { StripeBudget, StripeShare } from './stripe-budget.ts';
import { WithheldError } from './withheld-error.ts';

type PacedRequest = Readonly<{ endpoint: string; share: StripeShare; signal: AbortSignal }>;

/** Sends a request to Stripe when it may be sent, or throws a WithheldError. */
export type Pace = (request: PacedRequest, send: () => Promise<Response>) => Promise<Response>;

/** Stripe's own advice for a 429 without `Retry-After` is to back off; the rate is halved too. */
const holdMs = 1000;

/** Within the budget, and not while Stripe is down. */
export function createPace({
  budget,
  breaker,
}: Readonly<{ budget: StripeBudget; breaker: Breaker<Response> }>): Pace {
  return async ({ endpoint, share, signal }, send) => {
    if (breaker.isOpen()) {
      throw new WithheldError('down');
    }
    await budget.take(endpoint, share, signal).catch(() => {
      throw new WithheldError('budget');
    });
    const response = await breaker.guard(send);
    if (response === 'withheld') {
      throw new WithheldError('down');
    }
    if (response.status === 429 && !(await isLocked(response))) {
      budget.slowDown(endpoint, retryAfterMs(response) ?? holdMs);
    }
    return response;
  };
}

const locked = z.object({ error: z.object({ code: z.literal('lock_timeout') }) });

/** Not our rate: another request was at work on the same object. */
async function isLocked(response: Response): Promise<boolean> {
  return locked.safeParse(
    await response
      .clone()
      .json()
      .catch(() => null),
  ).success;
}
