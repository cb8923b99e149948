import { proxyLocalActivities, sleep } from '@temporalio/workflow';
import { outcomeOf } from './outcome-of.ts';
import type { Intention, PendingBatch, SettlementActivities } from './ports.ts';

const { settleAccount } = proxyLocalActivities<SettlementActivities>({
  startToCloseTimeout: '4 s',
  retry: { maximumAttempts: 1 },
});

/** Tries each once, so many a second; `startOwn` makes a workflow for one that did not settle at once. Answers with how many those are. */
export async function settlePaced(
  { intentions, perSecond }: Pick<PendingBatch, 'intentions' | 'perSecond'>,
  startOwn: (intention: Intention) => Promise<void>,
): Promise<number> {
  let waiting = 0;
  const settle = async (intention: Intention) => {
    const { state } = await outcomeOf(() => settleAccount({ kind: 'account', ...intention }));
    if (state === 'unsettled') {
      waiting += 1;
      await startOwn(intention);
    }
  };
  for (let start = 0; start < intentions.length; start += perSecond) {
    await Promise.all([sleep('1 second'), ...intentions.slice(start, start + perSecond).map(settle)]);
  }
  return waiting;
}
