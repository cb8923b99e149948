import type { Entitlement } from './entitlement.ts';
import type { Term } from './term.ts';
import { wholeSeconds } from './whole-seconds.ts';

export function entitlementDates({
  periodEnd,
  cancelAt,
  trialEnd,
}: Term): Pick<Entitlement, 'current_period_end' | 'cancel_at' | 'trial_end'> {
  return {
    current_period_end: periodEnd === null ? null : wholeSeconds(periodEnd),
    cancel_at: cancelAt === null ? null : wholeSeconds(cancelAt),
    trial_end: trialEnd === null ? null : wholeSeconds(trialEnd),
  };
}
