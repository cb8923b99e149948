import { pino } from 'pino';
import type { Place } from '../../src/http/start-service.ts';

/** Any free port, in memory, silent. */
export function place(state: string | null = null): Place {
  return { port: 0, state, log: pino({ level: 'silent' }) };
}
