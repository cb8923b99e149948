import { activeCatalogueVersion } from '@planbridge/accounts';
import type { Account } from '@planbridge/accounts';
import { failureTypes } from '@planbridge/contracts';
import { outageFailure } from '../outage-failure.ts';
import type { SettleDependencies } from './dependencies.ts';

type Intention = Readonly<{ account: Account; ticket: bigint }>;

/**
 * Before anything is claimed: without Stripe nothing can be read, and who only waits for its push need not read again while the product is
 * down. Whoever has not read yet does so all the same, because the row stays right and most accounts need no push.
 */
export async function refuseHopelessAttempt(
  { db, isStripeDown, isProductDown }: SettleDependencies,
  { account, ticket }: Intention,
): Promise<void> {
  const isDecided = async () =>
    account.coveredTicket >= ticket && account.catalogueVersion === (await activeCatalogueVersion(db));
  // Who is covered needs nothing of Stripe: the claim only has to say so.
  if (isStripeDown() && (account.pushPending || !(await isDecided()))) {
    throw outageFailure(
      failureTypes.stripeUnavailable,
      'Stripe is down; nothing is asked of it until one request has succeeded.',
    );
  }
  if (isProductDown() && account.pushPending && (await isDecided())) {
    throw outageFailure(failureTypes.productUnavailable, 'The product is down; only the push is missing.');
  }
}
