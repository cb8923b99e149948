import { scheduleIds, taskQueues, workflowTypes } from '@planbridge/contracts';
import { ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import type { Client, ScheduleSpec } from '@temporalio/client';

type Schedule = Readonly<{ scheduleId: string; workflowType: string; spec: ScheduleSpec }>;

const schedules: readonly Schedule[] = [
  {
    scheduleId: scheduleIds.recheck,
    workflowType: workflowTypes.recheck,
    spec: { intervals: [{ every: '1 minute' }] },
  },
  {
    scheduleId: scheduleIds.catchUp,
    workflowType: workflowTypes.catchUp,
    spec: { intervals: [{ every: '2 minutes' }] },
  },
  {
    scheduleId: scheduleIds.reconcile,
    workflowType: workflowTypes.reconcile,
    spec: { intervals: [{ every: '5 minutes' }] },
  },
  {
    scheduleId: scheduleIds.catalogue,
    workflowType: workflowTypes.settleOutdated,
    spec: { intervals: [{ every: '1 minute' }] },
  },
  {
    scheduleId: scheduleIds.announce,
    workflowType: workflowTypes.announceIncidents,
    spec: { intervals: [{ every: '1 minute' }] },
  },
  {
    scheduleId: scheduleIds.digest,
    workflowType: workflowTypes.postDigest,
    spec: { calendars: [{ hour: 8, minute: 0, comment: 'in UTC' }] },
  },
];

/** Makes the namespace's schedules. Whatever an operator changed on one that exists (paused it, say) stays as it is. */
export async function ensureSchedules(client: Client): Promise<void> {
  for (const schedule of schedules) {
    await ensureSchedule(client, schedule);
  }
}

async function ensureSchedule(client: Client, { scheduleId, workflowType, spec }: Schedule): Promise<void> {
  try {
    await client.schedule.create({
      scheduleId,
      spec,
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
      action: { type: 'startWorkflow', workflowType, taskQueue: taskQueues.maintenance, args: [] },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) {
      throw error;
    }
  }
}
