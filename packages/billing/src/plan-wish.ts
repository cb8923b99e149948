import type { BillingInterval } from './catalogue.ts';

/**
 * `seats` null: the plan's minimum for a new subscription, as many as now for a change. `currency` counts for a new subscription only, because a
 * subscription keeps its own for life; left out: the customer's, or the first that the catalogue lists.
 */
export type PlanWish = Readonly<{
  plan: string;
  interval: BillingInterval;
  currency?: string;
  seats: number | null;
}>;
