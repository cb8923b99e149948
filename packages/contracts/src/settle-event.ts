import type { Settlement } from './settlement.ts';

/** The object of a thin event, which the worker resolves to its customer once. */
export type ThinObject = Readonly<{ id: string; type: string }>;

/** What a verified Stripe event is trusted for: ids. `customerId` is null only for a thin event, which then carries `object`. */
export type SettleEventInput = Readonly<{
  eventId: string;
  type: string;
  customerId: string | null;
  object: ThinObject | null;
}>;

/** Workflow `stripe-event/<evt>` on queue `events`. It never ends Failed: what cannot be cured by retrying is a result. */
export type SettleEvent = (input: SettleEventInput) => Promise<Settlement>;
