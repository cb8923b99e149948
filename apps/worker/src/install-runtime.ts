import { Runtime } from '@temporalio/worker';
import type { Logger } from 'pino';
import { createTemporalLogger } from './create-temporal-logger.ts';

/** Makes the SDK log through our logger and serve its metrics. Once per process, before any connection. */
export function installRuntime({ log, metricsPort }: Readonly<{ log: Logger; metricsPort: number }>): void {
  Runtime.install({
    logger: createTemporalLogger(log),
    telemetryOptions: {
      logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} },
      metrics: {
        prometheus: {
          bindAddress: `127.0.0.1:${metricsPort}`,
          countersTotalSuffix: true,
          unitSuffix: true,
          useSecondsForDurations: true,
        },
      },
    },
  });
}
