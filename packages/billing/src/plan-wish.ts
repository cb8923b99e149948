import type { BillingInterval } from './catalogue.ts';

/** `seats` null: the plan's minimum for a new subscription, as many as now for a change. */
export type PlanWish = Readonly<{ plan: string; interval: BillingInterval; seats: number | null }>;
