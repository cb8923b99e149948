import { fileURLToPath } from 'node:url';
import { createDatabase } from '@planbridge/accounts';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { assembleActivities } from '../../../worker/src/assemble-activities.ts';
import { createWorkers } from '../../../worker/src/create-workers.ts';
import type { World } from './start-world.ts';

Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });

const workflowsPath = fileURLToPath(new URL('../../../worker/src/workflows/index.ts', import.meta.url));
const bundle = bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });

/** Production's worker, with a memory of its own as a new process has it. Answers with how to end it. */
export async function startWorker({ config, temporal: { address, namespace, client } }: World) {
  const connection = await NativeConnection.connect({ address });
  const { db, close } = createDatabase(config.databaseUrl);
  const workers = await createWorkers({
    connection,
    namespace,
    workflowBundle: await bundle,
    pushRps: config.pushRps,
    activities: assembleActivities({ config, client, db, log: pino({ level: 'silent' }) }),
  });
  const runs = workers.map((worker) => worker.run());
  return async () => {
    for (const worker of workers) {
      worker.shutdown();
    }
    await Promise.all(runs);
    await connection.close();
    await close();
  };
}
