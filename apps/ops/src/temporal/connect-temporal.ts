import { createDataConverter } from '@planbridge/codec';
import type { WorkerConfig } from '@planbridge/config';
import { Client, Connection } from '@temporalio/client';
import { ExplainedError } from '../explained-error.ts';

const timeoutMs = 10_000;

export async function connectTemporal({
  temporal: { connectionOptions, namespace },
  codecKeys,
}: Pick<WorkerConfig, 'temporal' | 'codecKeys'>): Promise<Client> {
  try {
    const connection = await Connection.connect({ ...connectionOptions, connectTimeout: timeoutMs });
    return new Client({ connection, namespace, dataConverter: createDataConverter(codecKeys) });
  } catch (cause) {
    throw new ExplainedError(
      `Temporal cannot be reached at ${connectionOptions.address}: start it, or correct TEMPORAL_ADDRESS.`,
      { cause },
    );
  }
}
