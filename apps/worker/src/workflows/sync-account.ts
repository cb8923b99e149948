import type { Settlement, SyncAccount, SyncAccountInput } from '@planbridge/contracts';
import { trySettling } from './settle.ts';

/**
 * `sync/<ref>`: settles one account now, for a return page or a new link. It gives up after one patient round, because the next page or event
 * asks again, and a sync that waits for minutes would make them wait with it.
 */
export const syncAccount: SyncAccount = async ({ ref, ticket }: SyncAccountInput): Promise<Settlement> => {
  const outcome = await trySettling({ kind: 'account', ref, ticket });
  return outcome.state === 'unsettled' ? { state: 'needs_attention', reason: outcome.reason, ref } : outcome;
};
