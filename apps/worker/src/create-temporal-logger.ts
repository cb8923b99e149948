import { CodecKeysError } from '@planbridge/codec';
import type { Logger as TemporalLogger, LogLevel } from '@temporalio/worker';
import type { Logger } from 'pino';

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

/** The SDK's lines in our log, with what helps and nothing that may hold somebody's words. */
export function createTemporalLogger(log: Logger): TemporalLogger {
  const write: TemporalLogger['log'] = (level, message, meta) => {
    if (message === intended) {
      return;
    }
    const known = Object.entries(meta ?? {}).filter(([name]) => fields.includes(name));
    // The one error whose sentence an operator must see here: until a key is there, workflow tasks fail.
    const reason = meta?.['error'] instanceof CodecKeysError ? { reason: meta['error'].message } : {};
    log[levels[level]]({ ...Object.fromEntries(known), ...reason }, message);
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
