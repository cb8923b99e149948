import type { SettleEvent } from '@planbridge/contracts';
import { patched, sleep } from '@temporalio/workflow';
import { settleEvent as unchanged } from '../../src/workflows/settle-event.ts';

/** The next build as it should be: one more command, which runs from before do not meet. */
export const settleEvent: SettleEvent = async (event) => {
  if (patched('one-more-command')) {
    await sleep(1);
  }
  return await unchanged(event);
};
