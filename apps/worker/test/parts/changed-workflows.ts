import type { SettleEvent } from '@planbridge/contracts';
import { sleep } from '@temporalio/workflow';
import { settleEvent as unchanged } from '../../src/workflows/settle-event.ts';

/** What somebody might do who forgets the workflows that are running: one more command at the start. */
export const settleEvent: SettleEvent = async (event) => {
  await sleep('1 second');
  return await unchanged(event);
};
