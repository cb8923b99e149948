import { pino } from 'pino';
import type { Logger, LoggerOptions } from 'pino';
import { errorSummary } from './error-summary.ts';

type LogSettings = Readonly<{ level: LoggerOptions['level'] & string; destination?: NodeJS.WritableStream }>;

/**
 * One JSON object a line. The serializers are the fence that keeps URLs, headers and remote words out, even where a library logs
 * a request or an error by itself.
 */
export function createLog({ level, destination = process.stdout }: LogSettings): Logger {
  return pino(
    {
      level,
      name: 'gateway',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: {
        err: (error: unknown) => errorSummary(error),
        req: () => undefined,
        res: () => undefined,
      },
    },
    destination,
  );
}
