import type { WorkerDeployment } from '@planbridge/config';
import { taskQueues } from '@planbridge/contracts';
import type { DataConverter } from '@temporalio/common';
import { Worker } from '@temporalio/worker';
import type { NativeConnection, WorkerDeploymentOptions, WorkflowBundleOption } from '@temporalio/worker';
import type { Activities } from './activities/create-activities.ts';
import type { CatalogueActivities, IncidentActivities } from './workflows/ports.ts';

export type WorkersOptions = Readonly<{
  connection: NativeConnection;
  namespace: string;
  /** Absent: nothing is encrypted. */
  dataConverter?: DataConverter;
  activities: Activities & CatalogueActivities & IncidentActivities;
  workflowBundle: WorkflowBundleOption;
  /** Settlements a second that the queue `retries` hands out, over all workers. */
  pushRps: number;
  /** Absent: not versioned; whatever polls gets work. */
  deployment?: WorkerDeployment | null;
}>;

/** An attempt in its push must be able to end: its local time and a margin. */
const shutdownGraceTime = '5 s';
const shutdownForceTime = '15 s';

/** One worker per queue, in one process over one connection. What is in flight is bounded, because overload must not repeat pushes. */
export async function createWorkers(options: WorkersOptions): Promise<readonly Worker[]> {
  const { connection, namespace, dataConverter = {}, activities, workflowBundle, pushRps } = options;
  const { deployment = null } = options;
  const shared = {
    connection,
    namespace,
    dataConverter,
    activities,
    shutdownGraceTime,
    shutdownForceTime,
    ...(deployment === null ? {} : { workerDeploymentOptions: versioned(deployment) }),
  };
  return Promise.all([
    Worker.create({
      ...shared,
      taskQueue: taskQueues.checkout,
      workflowBundle,
      // A click spends its time waiting for Stripe, and while it does so its task is under way too.
      maxConcurrentLocalActivityExecutions: 200,
      maxConcurrentWorkflowTaskExecutions: 200,
      maxCachedWorkflows: 500,
    }),
    Worker.create({
      ...shared,
      taskQueue: taskQueues.events,
      workflowBundle,
      maxConcurrentLocalActivityExecutions: 10,
      maxConcurrentWorkflowTaskExecutions: 20,
      maxCachedWorkflows: 500,
    }),
    // Only activities, so that its rate limit paces nothing else.
    Worker.create({
      ...shared,
      taskQueue: taskQueues.retries,
      maxConcurrentActivityTaskExecutions: 10,
      maxTaskQueueActivitiesPerSecond: pushRps,
    }),
    Worker.create({
      ...shared,
      taskQueue: taskQueues.maintenance,
      workflowBundle,
      maxConcurrentLocalActivityExecutions: 4,
      // One walk and one look for lost events; the others are messages, which a Slack that hangs holds up for ten seconds each.
      maxConcurrentActivityTaskExecutions: 20,
      // More in the cache than in flight: one that is thrown out of it begins its local attempt again.
      maxConcurrentWorkflowTaskExecutions: 10,
      maxCachedWorkflows: 50,
    }),
  ]);
}

/**
 * Runs move on to the build that is made the current one, and back: a settlement may wait for as long as the product is down, and would hold up the
 * end of its build's workers all that time if it were pinned. Recorded histories see to it that the next build can go on with them.
 */
function versioned(version: WorkerDeployment): WorkerDeploymentOptions {
  return { version, useWorkerVersioning: true, defaultVersioningBehavior: 'AUTO_UPGRADE' };
}
