import type { AccountsDatabase } from '@planbridge/accounts';
import type { Logger } from 'pino';
import type { CatalogueCache } from '../catalogue-cache.ts';
import type { Announce } from '../incidents/announce.ts';
import type { EntitlementApi } from '../product/entitlement-api.ts';
import type { ConnectStripe } from '../stripe/connect-stripe.ts';

export type SettleDependencies = CatalogueCache &
  Readonly<{
    db: AccountsDatabase;
    connectStripe: ConnectStripe;
    entitlementApi: EntitlementApi;
    /** Stripe's breaker is open: nothing can be read, so nothing is claimed. */
    isStripeDown(): boolean;
    /** The product's breaker is open: a push would be withheld. */
    isProductDown(): boolean;
    announce: Announce;
    /** Milliseconds after which an abandoned push to a product without a fence cannot land any more. */
    entitlementTimeoutMs: number;
    now(): Date;
    log: Logger;
  }>;
