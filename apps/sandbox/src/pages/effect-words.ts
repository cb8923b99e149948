import { dateText } from '../http/date-text.ts';
import type { PlanChangeEffect } from '../stripe/operations/plan-change-effect.ts';
import { money } from './money.ts';

/** What a change costs now, and when it takes place. */
export function effectWords({ effective, at, dueNow, dueLater }: PlanChangeEffect, currency: string): string {
  if (effective === 'period_end') {
    return `Nothing is due now. Your plan stays as it is until ${dateText(new Date(at * 1000))} and changes then.`;
  }
  const words = 'Your plan changes now.';
  if (dueNow !== 0) {
    return dueNow > 0
      ? `${words} Due now: ${money(dueNow, currency)}.`
      : `${words} ${money(-dueNow, currency)} is credited to your next invoices.`;
  }
  if (dueLater !== 0) {
    return dueLater > 0
      ? `${words} Your next invoice has ${money(dueLater, currency)} more for the rest of this period.`
      : `${words} Your next invoice has ${money(-dueLater, currency)} less for the rest of this period.`;
  }
  return `${words} Nothing is due for the rest of this period.`;
}
