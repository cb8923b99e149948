import { searchAttributes, taskQueues, workflowIds, workflowTypes } from '@planbridge/contracts';
import type { AnnounceIncident } from '@planbridge/contracts';
import type { Client } from '@temporalio/client';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import type { UnannouncedIncident } from './announce.ts';

const patienceMs = 5000;
const accountKey = defineSearchAttributeKey(searchAttributes.account, SearchAttributeType.KEYWORD);

/** Starts `incident/<id>`, or joins the run that is under way: it looks again before it ends. */
export async function startAnnouncement(client: Client, { id, ref }: UnannouncedIncident): Promise<void> {
  await client.withDeadline(Date.now() + patienceMs, () =>
    client.workflow.start<AnnounceIncident>(workflowTypes.announceIncident, {
      workflowId: workflowIds.announceIncident(id),
      taskQueue: taskQueues.maintenance,
      args: [{ incidentId: id }],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      workflowIdConflictPolicy: 'USE_EXISTING',
      ...(ref === null ? {} : { typedSearchAttributes: [{ key: accountKey, value: ref }] }),
    }),
  );
}
