import { scheduleIds, taskQueues, workflowTypes } from '@planbridge/contracts';
import { createCatalogueActivities } from '../../src/activities/create-catalogue-activities.ts';
import { createIncidentActivities } from '../../src/activities/create-incident-activities.ts';
import type { Activities } from '../../src/activities/create-activities.ts';
import { createCatalogueCache } from '../../src/catalogue-cache.ts';
import { ensureSchedules } from '../../src/ensure-schedules.ts';
import { createNamespace } from '../../../../test/services/create-namespace.ts';
import { startWorkers } from './start-workers.ts';
import type { World } from './start-world.ts';

/** A namespace in which production's workers go through the accounts of the world as often as they are told. */
export async function startMaintenance({ db }: World) {
  const { client, close, ...at } = await createNamespace();
  let passes = 0;
  return {
    client,
    close,
    startWorker: async (activities: Activities, perSecond: number) =>
      await startWorkers({
        ...at,
        activities: {
          ...activities,
          ...createCatalogueActivities({ ...createCatalogueCache(db), db, perSecond }),
          ...createIncidentActivities({ db, client, postMessage: null }),
        },
      }),
    /** Goes once through the accounts that an older catalogue decided. */
    startPass: async () => {
      passes += 1;
      return await client.workflow.start(workflowTypes.settleOutdated, {
        taskQueue: taskQueues.maintenance,
        workflowId: `pass-${passes}`,
      });
    },
    /** As production does it. */
    triggerSchedule: async () => {
      await ensureSchedules(client);
      await client.schedule.getHandle(scheduleIds.catalogue).trigger();
    },
  };
}
