import { openIncident } from '@planbridge/accounts';
import type { AccountsDatabase } from '@planbridge/accounts';
import type { FastifyBaseLogger } from 'fastify';
import type { IgnoredReason } from './read-event.ts';

/** An event that Stripe signed for us and that is not for us. Returns at once: a webhook needs no database. */
export type ReportForeignEvent = (reason: Exclude<IgnoredReason, 'unknown-type'>) => void;

/** The incident ends after a day without such an event, so each need not be written. */
const quietMs = 600_000;

/**
 * Keeps one incident for each way in which Stripe’s endpoints may be set up wrongly. Written beside the answer, and tried again by the next
 * event where it failed; the worker tells the operator.
 */
export function createForeignEventReporter(
  db: AccountsDatabase,
  log: Pick<FastifyBaseLogger, 'warn'>,
  now: () => number = Date.now,
): ReportForeignEvent {
  const writtenAt = new Map<string, number>();

  return (reason) => {
    const before = writtenAt.get(reason);
    if (before !== undefined && now() - before < quietMs) {
      return;
    }
    writtenAt.set(reason, now());
    openIncident(db, { accountId: null, kind: 'wrong-mode', subject: reason }).catch(() => {
      writtenAt.delete(reason);
      log.warn({ reason }, 'The incident of an ignored event could not be written yet');
    });
  };
}
