import { continueAsNew, proxyLocalActivities, setCurrentDetails, sleep } from '@temporalio/workflow';
import { outcomeOf } from './outcome-of.ts';
import type { CatalogueActivities, Intention, OutdatedBatch, SettlementActivities } from './ports.ts';
import { startSettlingForCatalogue } from './start-settling-for-catalogue.ts';

const { drawOutdatedIntentions } = proxyLocalActivities<CatalogueActivities>({
  startToCloseTimeout: '15 s',
  retry: { maximumAttempts: 5 },
});
const { settleAccount } = proxyLocalActivities<SettlementActivities>({
  startToCloseTimeout: '4 s',
  retry: { maximumAttempts: 1 },
});

const atOnce = 200;

/** `after`: the ref up to which this pass has come. `waiting`: those that did not settle at once and have a workflow of their own. */
export type Progress = Readonly<{ after: string; concerned: number; waiting: number; accepted: number }>;

/**
 * Run by the schedule `catalogue` every minute: goes once through the accounts that an older catalogue decided. Those that the change concerns
 * are settled, so many a second; the others are marked. The rows themselves say what is left, so nothing is lost between the application of a
 * catalogue and this, and an attempt that still recorded by the older one is found by the next pass.
 */
export async function settleOutdated(
  progress: Progress = { after: '', concerned: 0, waiting: 0, accepted: 0 },
): Promise<Omit<Progress, 'after'>> {
  const { version, next, ...batch } = await drawOutdatedIntentions({ after: progress.after, limit: atOnce });
  setCurrentDetails(
    `Catalogue ${version}: ${progress.concerned} accounts done, ${progress.accepted} not concerned, ${progress.waiting} waiting.`,
  );
  const waiting = await settleAll(version, batch);
  const done = {
    concerned: progress.concerned + batch.intentions.length,
    waiting: progress.waiting + waiting,
    accepted: progress.accepted + batch.accepted,
  };
  return next === null ? done : continueAsNew<typeof settleOutdated>({ after: next, ...done });
}

type Work = Pick<OutdatedBatch, 'intentions' | 'perSecond'>;

async function settleAll(version: number, { intentions, perSecond }: Work): Promise<number> {
  let waiting = 0;
  const settle = async (intention: Intention) => {
    const { state } = await outcomeOf(() => settleAccount({ kind: 'account', ...intention }));
    if (state === 'unsettled') {
      waiting += 1;
      await startSettlingForCatalogue(version, intention);
    }
  };
  for (let start = 0; start < intentions.length; start += perSecond) {
    await Promise.all([sleep('1 second'), ...intentions.slice(start, start + perSecond).map(settle)]);
  }
  return waiting;
}
