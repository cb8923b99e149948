import type { Settlement, SyncAccountInput } from '@planbridge/contracts';
import { continueAsNew } from '@temporalio/workflow';
import { settleAtLast } from './settle.ts';

/** `restored/<ref>`: responsible for one account that did not settle at once after a restore. */
export const settleForRestore = (input: SyncAccountInput): Promise<Settlement> =>
  settleAtLast({ kind: 'account', ...input }, () => continueAsNew<typeof settleForRestore>(input));
