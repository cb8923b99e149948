import { createDatabase } from '@planbridge/accounts';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { assembleActivities } from '../../../worker/src/assemble-activities.ts';
import { runWorkers } from '../../../worker/test/parts/run-workers.ts';
import { workflowBundle } from '../../../worker/test/parts/workflow-bundle.ts';
import type { World } from './start-world.ts';

Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });

const bundle = workflowBundle();

/** Production's worker, with a memory of its own as a new process has it. Answers with how to end it. */
export async function startWorker({ config, temporal: { address, namespace, client } }: World) {
  const { db, close } = createDatabase(config.databaseUrl);
  const stop = await runWorkers(
    { address, namespace },
    {
      workflowBundle: await bundle,
      pushRps: config.pushRps,
      activities: assembleActivities({ config, client, db, log: pino({ level: 'silent' }) }),
    },
  );
  return async () => {
    await stop();
    await close();
  };
}
