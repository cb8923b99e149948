import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { WorkersOptions } from '../../src/create-workers.ts';
import { runWorkers } from './run-workers.ts';
import { workflowBundle } from './workflow-bundle.ts';

Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });

/** The worker's own workers and workflows, in a namespace of a test. */
export async function startWorkers({
  activities,
  ...at
}: Readonly<{ address: string; namespace: string; activities: WorkersOptions['activities'] }>) {
  return { stop: await runWorkers(at, { activities, workflowBundle: await workflowBundle() }) };
}
