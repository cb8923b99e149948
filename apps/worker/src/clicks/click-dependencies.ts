import type { AccountsDatabase } from '@planbridge/accounts';
import type { Logger } from 'pino';
import type { CatalogueCache } from '../catalogue-cache.ts';
import type { ConnectStripe } from '../stripe/connect-stripe.ts';
import type { SettleLink } from './create-settle-link.ts';

export type ClickDependencies = Readonly<{
  db: AccountsDatabase;
  connectStripe: ConnectStripe;
  settleLink: SettleLink;
  activeCatalogue: CatalogueCache['activeCatalogue'];
  /** Null: the default configuration of the Stripe account. */
  portalConfiguration: string | null;
  now(): Date;
  log: Logger;
}>;
