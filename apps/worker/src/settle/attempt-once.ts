import { record, releaseLease, renewLease } from '@planbridge/accounts';
import type { Account, Claim } from '@planbridge/accounts';
import { decideEntitlement, decisionBasis, isLiveStatus } from '@planbridge/billing';
import type { Settlement } from '@planbridge/contracts';
import { failureTypes } from '@planbridge/contracts';
import { failure } from '../failure.ts';
import { readSubscriptions } from '../stripe/read-subscriptions.ts';
import type { AttemptLimits } from './attempt-limits.ts';
import { claimAccount, leaseMarginMs } from './claim-account.ts';
import type { SettleDependencies } from './dependencies.ts';
import { expireOtherSessions } from './expire-other-sessions.ts';
import { pushEntitlement } from './push-entitlement.ts';
import { refuseHopelessAttempt } from './refuse-hopeless-attempt.ts';

type Intention = Readonly<{ account: Account; ticket: bigint }>;
type Lease = Extract<Claim, { kind: 'claimed' }>;

/** claim ─▶ read Stripe ─▶ decide ─▶ record ─▶ push ─▶ settle. */
export async function attemptOnce(
  deps: SettleDependencies,
  { account, ticket }: Intention,
  limits: AttemptLimits,
): Promise<Settlement | 'lease-lost'> {
  await refuseHopelessAttempt(deps, { account, ticket });
  const lease = await claimAccount(deps.db, { accountId: account.id, ticket }, limits);
  if (lease.kind === 'covered') {
    return { state: 'settled', ref: account.ref };
  }
  const recorded = await givingBack(deps, lease, () => readAndRecord(deps, lease, limits));
  if (recorded.kind === 'lease-lost') {
    return 'lease-lost';
  }
  // Beside the push and not after it: the next attempt does not see any more that this subscription was the first.
  const isFirst = !hadSubscription(lease.account) && recorded.hasSubscription;
  const expired = isFirst ? expireOtherSessions(deps, lease, limits) : Promise.resolve();
  try {
    return recorded.push === null
      ? { state: 'settled', ref: account.ref }
      : await pushEntitlement(deps, { lease, ...recorded.push }, limits);
  } finally {
    await expired;
  }
}

async function readAndRecord(
  deps: SettleDependencies,
  { account, fence, ...claimed }: Lease,
  limits: AttemptLimits,
) {
  const catalogue = await deps.catalogueOf(claimed.catalogueVersion);
  const subscriptions = await readSubscriptions({
    stripe: deps.connectStripe({
      signal: limits.signal,
      timeoutMs: limits.stripeTimeoutMs,
      share: limits.stripeShare,
    }),
    customerIds: claimed.customerIds,
    expectsOne: hadSubscription(account),
    onPage: async () => {
      limits.heartbeat();
      const ttlMs = limits.remainingMs() + leaseMarginMs;
      if (!(await renewLease(deps.db, { accountId: account.id, fence, ttlMs }))) {
        throw failure(failureTypes.leaseHeld, 'The account’s lease was lost while Stripe was read.');
      }
    },
  });
  const decision = decideEntitlement({
    catalogue,
    subscriptions,
    grants: claimed.grants,
    row: account,
    now: deps.now().toISOString(),
  });
  const recorded = await record(deps.db, {
    accountId: account.id,
    fence,
    catalogueVersion: claimed.catalogueVersion,
    decision,
    basis: decisionBasis(subscriptions, claimed.grants),
  });
  if (recorded.kind === 'recorded') {
    const changed = [...recorded.incidentsOpened, ...recorded.incidentsClosed];
    deps.announce(changed.map((id) => ({ id, ref: account.ref })));
  }
  return { ...recorded, hasSubscription: subscriptions.length > 0 };
}

/** Nothing is under way at the product yet, so a failure here gives the lease back at once: the next attempt need not wait for its end. */
async function givingBack<Result>(
  { db, log }: SettleDependencies,
  { account, fence }: Lease,
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    await releaseLease(db, { accountId: account.id, fence }).catch(() => {
      log.warn({ ref: account.ref }, 'The lease could not be given back; it ends by itself');
    });
    throw error;
  }
}

/** The row is on what it is on because of a subscription. */
function hadSubscription({ status }: Account): boolean {
  return status !== 'none' && status !== 'granted' && isLiveStatus(status);
}
