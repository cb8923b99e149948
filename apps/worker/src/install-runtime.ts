import { isIPv6 } from 'node:net';
import { Runtime } from '@temporalio/worker';
import type { Logger } from 'pino';
import { createTemporalLogger } from './create-temporal-logger.ts';

/** Makes the SDK log through our logger and serve its metrics. Once per process, before any connection. */
export function installRuntime({
  log,
  metrics: { host, port },
}: Readonly<{ log: Logger; metrics: Readonly<{ host: string; port: number }> }>): void {
  Runtime.install({
    logger: createTemporalLogger(log),
    telemetryOptions: {
      logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} },
      metrics: {
        prometheus: {
          bindAddress: isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`,
          countersTotalSuffix: true,
          unitSuffix: true,
          useSecondsForDurations: true,
        },
      },
    },
  });
}
