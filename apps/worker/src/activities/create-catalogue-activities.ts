import {
  acceptCatalogue,
  activeCatalogueVersion,
  drawTicket,
  listOutdatedAccounts,
  listPendingAccounts,
} from '@planbridge/accounts';
import type { AccountsDatabase, OutdatedAccount } from '@planbridge/accounts';
import { isConcerned } from '@planbridge/billing';
import type { Catalogue } from '@planbridge/billing';
import type { CatalogueCache } from '../catalogue-cache.ts';
import { asFailure } from '../failure.ts';
import type { CatalogueActivities, Intention } from '../workflows/ports.ts';

export type CatalogueDependencies = Pick<CatalogueCache, 'catalogueOf'> &
  Readonly<{ db: AccountsDatabase; perSecond: number }>;

export function createCatalogueActivities({
  db,
  catalogueOf,
  perSecond,
}: CatalogueDependencies): CatalogueActivities {
  const judge = (to: Catalogue) => async (account: OutdatedAccount) => {
    const from = await catalogueOf(account.catalogueVersion);
    return {
      account,
      concerned: isConcerned({ from, to, basis: account.decisionBasis, plan: account.plan }),
    };
  };

  const draw = async ({ ref }: Readonly<{ ref: string }>): Promise<Intention> => ({
    ref,
    ticket: (await drawTicket(db)).toString(),
  });

  return {
    drawPendingIntentions: async ({ after, limit }) => {
      try {
        const pending = await listPendingAccounts(db, { after, limit });
        return {
          intentions: await Promise.all(pending.map(draw)),
          next: pending.length < limit ? null : (pending.at(-1)?.ref ?? null),
          perSecond,
        };
      } catch (error) {
        throw asFailure(error, null);
      }
    },

    drawOutdatedIntentions: async ({ after, limit }) => {
      try {
        const version = await activeCatalogueVersion(db);
        const outdated = await listOutdatedAccounts(db, { version, after, limit });
        if (outdated.length === 0) {
          return { version, intentions: [], accepted: 0, next: null, perSecond };
        }
        const judged = await Promise.all(outdated.map(judge(await catalogueOf(version))));
        const accounts = judged.filter(({ concerned }) => !concerned).map(({ account }) => account);
        return {
          version,
          accepted: await acceptCatalogue(db, { version, accounts }),
          intentions: await Promise.all(
            judged.filter(({ concerned }) => concerned).map(({ account }) => draw(account)),
          ),
          next: outdated.length < limit ? null : (outdated.at(-1)?.ref ?? null),
          perSecond,
        };
      } catch (error) {
        throw asFailure(error, null);
      }
    },
  };
}
