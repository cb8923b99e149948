import { resumeAfterRestore } from '@planbridge/accounts';
import type { Account } from '@planbridge/accounts';
import { heldRevision } from '../../../apps/ops/src/product/held-revision.ts';
import { createCatalogueActivities } from '../../../apps/worker/src/activities/create-catalogue-activities.ts';
import type { CatalogueCache } from '../../../apps/worker/src/catalogue-cache.ts';
import { createBackup } from './create-backup.ts';
import type { Backup } from './create-backup.ts';
import type { Intention } from './intention.ts';
import type { Services } from './start-services.ts';
import type { Watch } from './watch.ts';

type Part = Readonly<{
  services: Services;
  account: Account;
  watch: Watch;
  cache: CatalogueCache;
  trace: string[];
  /** What the workers of before have begun comes to its end, and nobody is left who could begin anything. */
  endWorkers(): Promise<void>;
  /** Their successors know nothing of before; Temporal does, and what the database knew of it later than `last` is lost. */
  startAnew(last: bigint): void;
}>;

/**
 * Once in an episode: a backup, the database put back to it at any later time, and the operator's procedure as `planbridge restored` has it.
 * In between new workers run, because nobody will think of the procedure in the first minute.
 */
export function createRestore({ services, account, watch, cache, trace, endWorkers, startAnew }: Part) {
  const { db, sql, settings } = services;
  let backup: Backup | null = null;
  let isResumed = false;

  async function putBack(from: Backup): Promise<void> {
    await endWorkers();
    trace.push('the database is restored');
    await from.putBack();
    startAnew(from.last);
    await watch.restored(from);
  }

  async function resume(): Promise<Intention | null> {
    isResumed = true;
    trace.push('the operator goes on after the restore');
    await resumeAfterRestore(db, (await heldRevision(settings.product, account)) ?? 0n);
    await watch.resumed();
    const { drawPendingIntentions } = createCatalogueActivities({ ...cache, db, perSecond: 1 });
    const [drawn] = (await drawPendingIntentions({ after: '', limit: 10 })).intentions;
    return drawn === undefined
      ? null
      : {
          name: 'restored',
          request: { kind: 'account', ...drawn },
          ticket: BigInt(drawn.ticket),
          seen: watch.version(),
          settlement: null,
        };
  }

  return {
    /** The database is that of before, and the operator has not said so yet. */
    isOwed: () => watch.isRestored(),
    /** The next of the three steps, if one is left; the last one has an account settled. */
    goOn: async (): Promise<Intention | null> => {
      if (backup === null) {
        trace.push('a backup is made');
        backup = await createBackup(sql, watch.facts());
        return null;
      }
      if (watch.isRestored()) {
        return resume();
      }
      await (isResumed ? undefined : putBack(backup));
      return null;
    },
  };
}
