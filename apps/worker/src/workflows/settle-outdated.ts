import { searchAttributes, workflowIds, workflowTypes } from '@planbridge/contracts';
import {
  defineSearchAttributeKey,
  SearchAttributeType,
  WorkflowExecutionAlreadyStartedError,
} from '@temporalio/common';
import {
  continueAsNew,
  ParentClosePolicy,
  proxyLocalActivities,
  setCurrentDetails,
  sleep,
  startChild,
} from '@temporalio/workflow';
import type { CatalogueActivities, OutdatedBatch } from './ports.ts';
import type { settleForCatalogue } from './settle-for-catalogue.ts';

const { drawOutdatedIntentions } = proxyLocalActivities<CatalogueActivities>({
  startToCloseTimeout: '15 s',
  retry: { maximumAttempts: 5 },
});

const accountKey = defineSearchAttributeKey(searchAttributes.account, SearchAttributeType.KEYWORD);
const atOnce = 200;

/** `after`: the ref up to which this pass has come. */
export type Progress = Readonly<{ after: string; settling: number; accepted: number }>;

/**
 * Run by the schedule `catalogue` every minute: goes once through the accounts that an older catalogue decided. Those that the change concerns
 * are settled by a workflow each, so many a second; the others are marked. The rows themselves say what is left, so nothing is lost between
 * the application of a catalogue and this, and an attempt that still recorded by the older one is found by the next pass.
 */
export async function settleOutdated(
  progress: Progress = { after: '', settling: 0, accepted: 0 },
): Promise<Readonly<{ settling: number; accepted: number }>> {
  const batch = await drawOutdatedIntentions({ after: progress.after, limit: atOnce });
  const settling = progress.settling + (await startAll(batch));
  const accepted = progress.accepted + batch.accepted;
  return batch.next === null
    ? { settling, accepted }
    : continueAsNew<typeof settleOutdated>({ after: batch.next, settling, accepted });
}

async function startAll({ version, intentions, perSecond }: OutdatedBatch): Promise<number> {
  for (let start = 0; start < intentions.length; start += perSecond) {
    setCurrentDetails(
      `Catalogue ${version}: ${start} of the next ${intentions.length} accounts it concerns are being settled.`,
    );
    const next = intentions.slice(start, start + perSecond);
    await Promise.all([sleep('1 second'), ...next.map((intention) => startSettling(version, intention))]);
  }
  return intentions.length;
}

/** One that waits already for this version keeps at it; its ticket is older, but younger than the catalogue. */
async function startSettling(
  version: number,
  intention: Readonly<{ ref: string; ticket: string }>,
): Promise<void> {
  try {
    await startChild<typeof settleForCatalogue>(workflowTypes.settleForCatalogue, {
      workflowId: workflowIds.settleForCatalogue(version, intention.ref),
      args: [intention],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      typedSearchAttributes: [{ key: accountKey, value: intention.ref }],
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) {
      throw error;
    }
  }
}
