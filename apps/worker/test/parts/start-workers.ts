import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { createWorkers } from '../../src/create-workers.ts';
import type { WorkersOptions } from '../../src/create-workers.ts';

Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });

const workflowsPath = fileURLToPath(new URL('../../src/workflows/index.ts', import.meta.url));

/** The worker's own workers and workflows, in a namespace of a test. */
export async function startWorkers({
  address,
  namespace,
  activities,
}: Readonly<{ address: string; namespace: string; activities: WorkersOptions['activities'] }>) {
  const connection = await NativeConnection.connect({ address });
  const workflowBundle = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });
  const workers = await createWorkers({ connection, namespace, activities, workflowBundle, pushRps: 100 });
  const runs = workers.map((worker) => worker.run());
  return {
    stop: async () => {
      for (const worker of workers) {
        worker.shutdown();
      }
      await Promise.all(runs);
      await connection.close();
    },
  };
}
