import type { Settlement, SyncAccountInput } from '@planbridge/contracts';
import { continueAsNew } from '@temporalio/workflow';
import { settleAtLast } from './settle.ts';

/** `catalogue/<version>/<ref>`: responsible for one account that a changed catalogue concerns and that did not settle at once. */
export const settleForCatalogue = (input: SyncAccountInput): Promise<Settlement> =>
  settleAtLast({ kind: 'account', ...input }, () => continueAsNew<typeof settleForCatalogue>(input));
