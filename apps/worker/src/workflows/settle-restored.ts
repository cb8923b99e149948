import type { RestoredProgress, SettleRestored } from '@planbridge/contracts';
import { workflowIds, workflowTypes } from '@planbridge/contracts';
import { continueAsNew, proxyLocalActivities, setCurrentDetails } from '@temporalio/workflow';
import type { CatalogueActivities } from './ports.ts';
import { settlePaced } from './settle-paced.ts';
import { startOwnSettlement } from './start-own-settlement.ts';

// Without an end to its attempts: nobody starts it again but an operator.
const { drawPendingIntentions } = proxyLocalActivities<CatalogueActivities>({ startToCloseTimeout: '15 s' });

const atOnce = 200;

/** `restored`: goes once through the accounts that owe a push, which after a restore are all. What does not settle at once gets a workflow of its own. */
export const settleRestored: SettleRestored = async (
  progress: RestoredProgress = { after: '', done: 0, waiting: 0 },
) => {
  const { next, ...batch } = await drawPendingIntentions({ after: progress.after, limit: atOnce });
  setCurrentDetails(`${progress.done} accounts done, ${progress.waiting} waiting in workflows of their own.`);
  // One that waits already keeps at it: the restore has uncovered it, so it reads again whatever its ticket.
  const waiting = await settlePaced(batch, (intention) =>
    startOwnSettlement(intention, {
      workflowType: workflowTypes.settleForRestore,
      workflowId: workflowIds.settleForRestore(intention.ref),
    }),
  );
  const soFar = {
    done: progress.done + batch.intentions.length - waiting,
    waiting: progress.waiting + waiting,
  };
  return next === null ? soFar : continueAsNew<SettleRestored>({ after: next, ...soFar });
};
