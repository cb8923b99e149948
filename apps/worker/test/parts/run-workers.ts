import { NativeConnection } from '@temporalio/worker';
import { createWorkers } from '../../src/create-workers.ts';
import type { WorkersOptions } from '../../src/create-workers.ts';

type Place = Readonly<{ address: string; namespace: string }>;

/** Production's workers over a connection of their own, as a process has it. Answers with how to end them. */
export async function runWorkers(
  { address, namespace }: Place,
  options: Omit<WorkersOptions, 'connection' | 'namespace' | 'pushRps'> & Partial<WorkersOptions>,
): Promise<() => Promise<void>> {
  const connection = await NativeConnection.connect({ address });
  const workers = await createWorkers({ connection, namespace, pushRps: 100, ...options });
  const runs = workers.map((worker) => worker.run());
  return async () => {
    for (const worker of workers) {
      worker.shutdown();
    }
    await Promise.all(runs);
    await connection.close();
  };
}
