import { createBreaker } from '../breaker/create-breaker.ts';
import type { Breaker } from '../breaker/create-breaker.ts';
import type { ReportOutage } from '../incidents/create-outage-reporter.ts';
import type { EntitlementApi, PushOutcome } from './entitlement-api.ts';

export type BreakingApi = Readonly<{
  entitlementApi: EntitlementApi;
  isProductDown: Breaker<PushOutcome>['isOpen'];
}>;

/** The product's API behind a breaker, whose opening and closing is the outage that the operator is told of. */
export function createBreakingApi(
  api: EntitlementApi,
  reportOutage: ReportOutage,
  timing: Readonly<{ probeAfterMs?: number }> = {},
): BreakingApi {
  const breaker = createBreaker<PushOutcome>({ isOutage, ...timing });
  return {
    isProductDown: breaker.isOpen,
    entitlementApi: {
      ...api,
      push: async (push, signal) => {
        const guarded = await breaker.guard(() => api.push(push, signal));
        const outcome: PushOutcome = guarded === 'withheld' ? { kind: 'withheld' } : guarded;
        if (breaker.isTripped()) {
          reportOutage(true);
        } else if (!isOutage(outcome)) {
          // Not by one that failed: a worker that has just started does not know yet that the outage goes on.
          reportOutage(false);
        }
        return outcome;
      },
    },
  };
}

/** What concerns everybody's pushes. Another refusal, such as 422, is about the one account. */
function isOutage(outcome: PushOutcome): boolean {
  switch (outcome.kind) {
    case 'unknown':
      return true;
    case 'refused':
      return outcome.status === null || outcome.status >= 500 || [401, 403, 429].includes(outcome.status);
    case 'acknowledged':
    case 'unknown-account':
    case 'ahead':
    case 'withheld':
      return false;
  }
}
