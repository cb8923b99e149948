import { closeIncident, openIncident } from '@planbridge/accounts';
import type { AccountsDatabase, IncidentSubject } from '@planbridge/accounts';
import type { IncidentKind } from '@planbridge/billing';
import type { Logger } from 'pino';
import type { WakeWaiting } from '../recovery/create-wake-waiting.ts';
import type { Announce } from './announce.ts';

type OutageReporterDependencies = Readonly<{
  db: AccountsDatabase;
  announce: Announce;
  wakeWaiting: WakeWaiting;
  log: Logger;
}>;

/** Told of every call whether the dependency is down as far as its breaker knows. Returns at once. */
export type ReportOutage = (isDown: boolean) => void;

/**
 * Keeps one incident for an outage, whatever the number of accounts and workers that meet it. What the table holds is not known at first, so
 * that a worker which starts after an outage also ends the incident of one that died in it. A write that fails is made up by the next call.
 */
export function createOutageReporter(
  { db, announce, wakeWaiting, log }: OutageReporterDependencies,
  outage: Readonly<{ kind: IncidentKind; subject: string }>,
): ReportOutage {
  let reported: boolean | null = null;
  let isWriting = false;

  async function opened(incident: IncidentSubject): Promise<string | null> {
    const { id, opened: isNew } = await openIncident(db, incident);
    return isNew ? id : null;
  }

  async function write(isDown: boolean): Promise<void> {
    isWriting = true;
    try {
      const incident = { accountId: null, ...outage };
      const changed = isDown ? await opened(incident) : await closeIncident(db, incident);
      reported = isDown;
      if (changed !== null) {
        log.warn({ kind: outage.kind }, isDown ? 'An outage began' : 'An outage is over');
        announce([{ id: changed, ref: null }]);
        if (!isDown) {
          wakeWaiting(changed);
        }
      }
    } catch {
      log.warn({ kind: outage.kind }, 'The incident of an outage could not be written yet');
    } finally {
      isWriting = false;
    }
  }

  return (isDown) => {
    if (isDown !== reported && !isWriting) {
      void write(isDown);
    }
  };
}
