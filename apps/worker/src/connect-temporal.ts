import { setTimeout as delay } from 'node:timers/promises';
import type { TemporalConfig } from '@planbridge/config';
import { NativeConnection } from '@temporalio/worker';
import type { Logger } from 'pino';

/** Connects as soon as Temporal is there: the SDK fails at once when it is not, and a worker may well be started first. */
export async function connectTemporal(
  { connectionOptions }: TemporalConfig,
  { log, signal }: Readonly<{ log: Logger; signal: AbortSignal }>,
): Promise<NativeConnection> {
  for (;;) {
    try {
      return await NativeConnection.connect(connectionOptions);
    } catch {
      log.warn(
        { address: connectionOptions.address },
        'Temporal cannot be reached yet; trying again in a second',
      );
      await delay(1000, undefined, { signal });
    }
  }
}
