import type { Settlement } from '@planbridge/contracts';
import type { SettleRequest } from '../../../apps/worker/src/workflows/ports.ts';

/** To compare the account with Stripe and the product, as the schedule `reconcile` does once a day. */
type Reconciling = Readonly<{ kind: 'reconcile'; ref: string }>;

/** A reason to settle the account. `seen` is how far the world had come when its ticket was drawn; null until then. */
export type Intention = {
  readonly name: string;
  readonly request: SettleRequest | Reconciling;
  ticket: bigint | null;
  seen: number | null;
  settlement: Settlement | null;
};
