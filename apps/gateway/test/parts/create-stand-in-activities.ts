import { setTimeout } from 'node:timers/promises';
import { createHandoff, findAccountByRef } from '@planbridge/accounts';
import type { AccountsDatabase } from '@planbridge/accounts';
import { pro } from './pro.ts';
import { settle } from './settle.ts';

export type StandInActivities = ReturnType<typeof createStandInActivities>;

/** What a click and a sync leave in the database, without Stripe and without a product. */
export function createStandInActivities(db: AccountsDatabase) {
  return {
    /** Every wish has a page of its own, so that a caller who gets another's is seen. */
    handOff: async ({
      ref,
      fingerprint,
      kind,
    }: Readonly<{ ref: string; fingerprint: string; kind: string }>) =>
      await createHandoff(db, { ref, kind, url: `https://stripe.example/${kind}/${ref}/${fingerprint}` }),

    /** A Stripe that takes its time; a local activity keeps its workflow's task meanwhile. */
    askFor: async (ms: number): Promise<void> => {
      await setTimeout(ms);
    },

    settleAccount: async (ref: string): Promise<void> => {
      const account = await findAccountByRef(db, ref);
      if (account !== null) {
        await settle(db, account.id, pro);
      }
    },
  };
}
