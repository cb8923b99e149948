import { postponePush, releaseLease, renewLease, settlePush } from '@planbridge/accounts';
import type { Claim } from '@planbridge/accounts';
import type { Entitlement, IncidentKind } from '@planbridge/billing';
import type { Settlement } from '@planbridge/contracts';
import { failureTypes } from '@planbridge/contracts';
import { failure } from '../failure.ts';
import { outageFailure } from '../outage-failure.ts';
import type { PushOutcome } from '../product/entitlement-api.ts';
import type { AttemptLimits } from './attempt-limits.ts';
import type { SettleDependencies } from './dependencies.ts';

type DuePush = Readonly<{
  lease: Extract<Claim, { kind: 'claimed' }>;
  revision: bigint;
  entitlement: Entitlement;
}>;

/** What the product cannot take before somebody acts is tried again this often. */
const hourMs = 3_600_000;

/** Tells the product under the lease, and settles by what it answers. */
export async function pushEntitlement(
  deps: SettleDependencies,
  push: DuePush,
  limits: AttemptLimits,
): Promise<Settlement | 'lease-lost'> {
  const { db, entitlementApi } = deps;
  const { account, fence } = push.lease;
  const signal = AbortSignal.any([limits.signal, AbortSignal.timeout(limits.pushTimeoutMs)]);
  const outcome = await entitlementApi.push(
    { accountId: account.id, ref: account.ref, revision: push.revision, entitlement: push.entitlement },
    signal,
  );
  switch (outcome.kind) {
    case 'acknowledged':
      return settled(deps, push);
    case 'unknown-account':
      // A product that has not met an account yet has nothing to give it, and the fallback plan is just that.
      return (await isFallback(deps, push))
        ? settled(deps, push)
        : needsAttention(deps, push, { kind: 'product-unknown-account', subject: account.ref });
    case 'ahead':
      return needsAttention(deps, push, { kind: 'product-ahead', subject: outcome.holder });
    case 'withheld':
      await releaseLease(db, { accountId: account.id, fence });
      throw outageFailure(
        failureTypes.productUnavailable,
        'The product is down; the push waits until it answers.',
      );
    case 'refused':
      await releaseLease(db, { accountId: account.id, fence });
      throw refusal(outcome);
    case 'unknown':
      await leaveLease(deps, push, limits);
      throw failure(
        failureTypes.productUnavailable,
        'The product did not answer in time; the push may or may not have landed.',
      );
  }
}

async function settled(
  { db }: SettleDependencies,
  { lease, revision }: DuePush,
): Promise<Settlement | 'lease-lost'> {
  const { account, fence } = lease;
  const ours = await settlePush(db, { accountId: account.id, fence, revision });
  return ours ? { state: 'settled', ref: account.ref } : 'lease-lost';
}

/**
 * The lease must outlive a push that may still be on its way: for as long as that may be where the product has no fence. Where it has one, a
 * worker that shuts down gives the lease back, so that the next need not wait for its end.
 */
async function leaveLease(
  { db, entitlementApi, entitlementTimeoutMs }: SettleDependencies,
  { lease: { account, fence } }: DuePush,
  { isShuttingDown }: AttemptLimits,
): Promise<void> {
  const lease = { accountId: account.id, fence };
  if (!entitlementApi.fenced) {
    await renewLease(db, { ...lease, ttlMs: entitlementTimeoutMs });
  } else if (isShuttingDown()) {
    await releaseLease(db, lease);
  }
}

async function isFallback(
  { catalogueOf }: SettleDependencies,
  { lease, entitlement }: DuePush,
): Promise<boolean> {
  return entitlement.plan === (await catalogueOf(lease.catalogueVersion)).fallbackPlan;
}

async function needsAttention(
  { db, now, announce }: SettleDependencies,
  { lease: { account, fence } }: DuePush,
  incident: Readonly<{ kind: IncidentKind; subject: string }>,
): Promise<Settlement | 'lease-lost'> {
  const retryAt = new Date(now().getTime() + hourMs);
  const opened = await postponePush(db, { accountId: account.id, fence, retryAt, incident });
  if (opened === null) {
    return 'lease-lost';
  }
  announce(opened.opened ? [{ id: opened.id, ref: account.ref }] : []);
  return { state: 'needs_attention', reason: incident.kind, ref: account.ref };
}

function refusal({ status, retryAfterMs }: Extract<PushOutcome, { kind: 'refused' }>) {
  if (status === null) {
    return failure(failureTypes.productUnavailable, 'The product could not be reached.');
  }
  return status >= 500
    ? failure(failureTypes.productUnavailable, `The product answered ${status}.`, { retryAfterMs })
    : failure(failureTypes.productRefused, `The product refused the entitlement with ${status}.`, {
        retryAfterMs,
      });
}
