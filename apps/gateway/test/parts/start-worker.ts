import { fileURLToPath } from 'node:url';
import type { AccountsDatabase } from '@planbridge/accounts';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { WorkerOptions } from '@temporalio/worker';
import { createStandInActivities } from './create-stand-in-activities.ts';

Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });

export type WorkerLimits = Pick<WorkerOptions, 'maxConcurrentWorkflowTaskExecutions' | 'maxCachedWorkflows'>;

/** A real worker with stand-in workflows for the queues that are named. */
export async function startWorker(
  at: Readonly<{ address: string; namespace: string }>,
  taskQueues: readonly string[],
  db?: AccountsDatabase,
  limits: WorkerLimits = {},
) {
  const activities = db === undefined ? {} : createStandInActivities(db);
  const connection = await NativeConnection.connect({ address: at.address });
  const workflowsPath = fileURLToPath(new URL('./temporal-workflows.ts', import.meta.url));
  const workers = await Promise.all(
    taskQueues.map(
      async (taskQueue) =>
        await Worker.create({
          connection,
          namespace: at.namespace,
          taskQueue,
          workflowsPath,
          activities,
          ...limits,
        }),
    ),
  );
  const runs = workers.map(async (worker) => await worker.run());
  return {
    stop: async () => {
      for (const worker of workers) worker.shutdown();
      await Promise.all(runs);
      await connection.close();
    },
  };
}
