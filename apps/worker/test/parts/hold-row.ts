import type { Account } from '@planbridge/accounts';
import { createGate } from './create-gate.ts';
import type { World } from './start-world.ts';

/** Locks the account's row, as a long transaction would, until it is let go. */
export async function holdRow(db: World['db'], { ref }: Pick<Account, 'ref'>) {
  const locked = createGate();
  const released = new AbortController();
  const done = db.transaction(async (tx) => {
    await tx.execute(`select from accounts where ref = '${ref}' for update`);
    locked.open();
    // Kept busy: the database ends a transaction that idles.
    while (!released.signal.aborted) {
      await tx.execute('select pg_sleep(0.1)');
    }
  });
  await Promise.race([locked.opened, done]);
  return {
    release: async (): Promise<void> => {
      released.abort();
      await done;
    },
  };
}
