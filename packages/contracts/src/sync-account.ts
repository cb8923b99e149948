import type { Settlement } from './settlement.ts';

/** `ticket` is an intention drawn from `sync_ticket` by the caller, as a decimal string (bigint does not survive JSON). */
export type SyncAccountInput = Readonly<{ ref: string; ticket: string }>;

/** Workflow `sync/<ref>` on queue `checkout`: settles one account now, for a return page or an operator. */
export type SyncAccount = (input: SyncAccountInput) => Promise<Settlement>;
