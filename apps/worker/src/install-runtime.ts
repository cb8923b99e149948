import { Runtime } from '@temporalio/worker';
import type { Logger as TemporalLogger, LogLevel } from '@temporalio/worker';
import type { Logger } from 'pino';

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

const levels = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
} as const satisfies Record<LogLevel, string>;

/** What the SDK adds to its lines that helps somebody who looks for an event; its errors hold our own words only. */
const fields = [
  'sdkComponent',
  'workflowType',
  'workflowId',
  'runId',
  'activityType',
  'activityId',
  'attempt',
  'taskQueue',
];

/** The queue `retries` has no workflows on purpose. */
const intended = 'No workflows registered, not polling for workflow tasks';

function createTemporalLogger(log: Logger): TemporalLogger {
  const write: TemporalLogger['log'] = (level, message, meta) => {
    if (message === intended) {
      return;
    }
    const known = Object.entries(meta ?? {}).filter(([name]) => fields.includes(name));
    log[levels[level]](Object.fromEntries(known), message);
  };
  return {
    log: write,
    trace: (message, meta) => write('TRACE', message, meta),
    debug: (message, meta) => write('DEBUG', message, meta),
    info: (message, meta) => write('INFO', message, meta),
    warn: (message, meta) => write('WARN', message, meta),
    error: (message, meta) => write('ERROR', message, meta),
  };
}
