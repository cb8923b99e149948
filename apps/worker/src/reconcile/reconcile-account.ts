import { drawTicket, findAccountByRef, hasChangedPlan, repairDrift } from '@planbridge/accounts';
import type { Account } from '@planbridge/accounts';
import type { Settlement } from '@planbridge/contracts';
import { failureTypes } from '@planbridge/contracts';
import { failure } from '../failure.ts';
import type { AttemptLimits } from '../settle/attempt-limits.ts';
import type { SettleDependencies } from '../settle/dependencies.ts';
import { settleIntention } from '../settle/settle-intention.ts';

export type Comparison = 'agreed' | 'repaired' | 'left';

/** Until two walks after it have been, an abandoned push to a product that has no fence and cannot be asked may have been the last. */
const withinHours = 48;

/** Settles the account by what Stripe says now, and pushes again what the product holds otherwise. */
export async function reconcileAccount(
  deps: SettleDependencies,
  ref: string,
  limitsOf: () => AttemptLimits,
): Promise<Comparison> {
  const { db } = deps;
  if ((await settle(deps, ref, limitsOf())).state !== 'settled') {
    return 'left';
  }
  const row = await findAccountByRef(db, ref);
  if (row === null || isUnderWay(row)) {
    return 'left';
  }
  if (!(await hasDrifted(deps, row, limitsOf()))) {
    return 'agreed';
  }
  // Another attempt may have pushed between the look at the row and the look at the product: then they differ rightly.
  const still = await findAccountByRef(db, ref);
  if (still === null || isUnderWay(still) || still.fence !== row.fence) {
    return 'left';
  }
  await repairDrift(db, row.id);
  const repaired = await settle(deps, ref, limitsOf());
  return repaired.state === 'settled' ? 'repaired' : 'left';
}

async function settle(deps: SettleDependencies, ref: string, limits: AttemptLimits): Promise<Settlement> {
  const ticket = (await drawTicket(deps.db)).toString();
  return settleIntention(deps, { kind: 'account', ref, ticket }, { limits, concerns: () => undefined });
}

function isUnderWay({ pushPending, leaseUntil }: Account): boolean {
  return pushPending || leaseUntil !== null;
}

async function hasDrifted(
  { db, entitlementApi, activeCatalogue }: SettleDependencies,
  { id: accountId, ref, pushedRevision: revision, entitlement }: Account,
  { signal, pushTimeoutMs }: AttemptLimits,
): Promise<boolean> {
  if (entitlementApi.holds === undefined) {
    return hasChangedPlan(db, { accountId, withinHours });
  }
  if (entitlement === null) {
    return false; // Never decided, so never pushed.
  }
  const held = await entitlementApi.holds(
    { accountId, ref, revision, entitlement },
    AbortSignal.any([signal, AbortSignal.timeout(pushTimeoutMs)]),
  );
  switch (held) {
    case 'yes':
      return false;
    case 'no':
      return true;
    case 'nothing':
      // As with a push: who is on the fallback plan has nothing to be known for.
      return entitlement.plan !== (await activeCatalogue()).fallbackPlan;
    case 'unknown':
      throw failure(failureTypes.productUnavailable, 'The product did not say what it holds.');
  }
}
