import { workflowIds, workflowTypes } from '@planbridge/contracts';
import { continueAsNew, proxyLocalActivities, setCurrentDetails } from '@temporalio/workflow';
import type { CatalogueActivities } from './ports.ts';
import { settlePaced } from './settle-paced.ts';
import { startOwnSettlement } from './start-own-settlement.ts';

const { drawOutdatedIntentions } = proxyLocalActivities<CatalogueActivities>({
  startToCloseTimeout: '15 s',
  retry: { maximumAttempts: 5 },
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
  // One that waits already for this version keeps at it: its ticket is older, but younger than the catalogue.
  const waiting = await settlePaced(batch, (intention) =>
    startOwnSettlement(intention, {
      workflowType: workflowTypes.settleForCatalogue,
      workflowId: workflowIds.settleForCatalogue(version, intention.ref),
    }),
  );
  const done = {
    concerned: progress.concerned + batch.intentions.length,
    waiting: progress.waiting + waiting,
    accepted: progress.accepted + batch.accepted,
  };
  return next === null ? done : continueAsNew<typeof settleOutdated>({ after: next, ...done });
}
