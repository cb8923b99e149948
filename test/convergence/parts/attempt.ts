import type { Settlement } from '@planbridge/contracts';
import { failureTypes } from '@planbridge/contracts';
import { failure } from '../../../apps/worker/src/failure.ts';
import type { AttemptLimits } from '../../../apps/worker/src/settle/attempt-limits.ts';
import type { SettleDependencies } from '../../../apps/worker/src/settle/dependencies.ts';
import { reconcileAccount } from '../../../apps/worker/src/reconcile/reconcile-account.ts';
import { settleIntention } from '../../../apps/worker/src/settle/settle-intention.ts';
import type { EntitlementApi, Push } from '../../../apps/worker/src/product/entitlement-api.ts';
import { createConnectStripe } from '../../../apps/worker/src/stripe/connect-stripe.ts';
import { gatedDatabase } from './gated-database.ts';
import type { Intention } from './intention.ts';
import type { Services } from './start-services.ts';
import { createTurns } from './turns.ts';
import type { Turns } from './turns.ts';
import { nothingRead } from './watch.ts';
import type { Reader } from './watch.ts';

/** What becomes of a push: answered, applied without an answer, or given up by its sender while it is still on its way. */
export type PushFate = 'answered' | 'answer-lost' | 'given-up';

export type Attempt = Readonly<{
  intention: Intention;
  turns: Turns;
  reader: Reader;
  state: {
    hasEnded: boolean;
    settlement: Settlement | null;
    failure: unknown;
    /** Nobody waits for it any more; it may go on all the same. */
    isZombie: boolean;
    pushFate: PushFate;
    push: Push | null;
  };
}>;

export type AttemptSettings = Readonly<{
  name: string;
  services: Services;
  intention: Intention;
  entitlementApi: EntitlementApi;
  catalogues: Pick<SettleDependencies, 'catalogueOf' | 'activeCatalogue'>;
}>;

/** Long enough for nothing to end by time: only the schedule ends things. */
const longMs = 30_000;

const limits: AttemptLimits = {
  signal: new AbortController().signal,
  remainingMs: () => longMs,
  stripeTimeoutMs: longMs,
  stripeShare: 'settlement',
  pushTimeoutMs: longMs,
  leasePatienceMs: 0,
  isShuttingDown: () => false,
  heartbeat: () => undefined,
};

/** Starts the worker's attempt for the intention, with a gate at each of its ports. It stops at the first. */
export function startAttempt({
  name,
  services,
  intention,
  entitlementApi,
  catalogues,
}: AttemptSettings): Attempt {
  const turns = createTurns();
  const state: Attempt['state'] = {
    hasEnded: false,
    settlement: null,
    failure: null,
    isZombie: false,
    pushFate: 'answered',
    push: null,
  };
  const gated =
    (holds: NonNullable<EntitlementApi['holds']>): NonNullable<EntitlementApi['holds']> =>
    (...asked) =>
      turns.gate('product', 'holds', () => holds(...asked));
  const deps: SettleDependencies = {
    ...catalogues,
    db: gatedDatabase(services.sql, turns.gate),
    connectStripe: createConnectStripe({
      ...services.settings.stripe,
      pace: ({ endpoint }, send) => turns.gate('stripe', endpoint, send),
    }),
    entitlementApi: {
      ...entitlementApi,
      ...(entitlementApi.holds === undefined ? {} : { holds: gated(entitlementApi.holds) }),
      push: (push, signal) => {
        state.push = push;
        return turns.gate('product', 'push', async () => {
          if (state.pushFate === 'given-up') {
            return { kind: 'unknown' };
          }
          const outcome = await entitlementApi.push(push, signal);
          return state.pushFate === 'answered' ? outcome : { kind: 'unknown' };
        });
      },
    },
    isStripeDown: () => false,
    isProductDown: () => false,
    announce: () => undefined,
    entitlementTimeoutMs: longMs,
    now: () => new Date(),
    log: services.log,
  };
  const run = async () => {
    state.settlement = await settle(deps, intention.request);
    await turns.gate('workflow', 'report', async () => undefined);
  };
  run()
    .catch((error: unknown) => {
      state.failure = error;
    })
    .finally(() => {
      state.hasEnded = true;
    });
  return {
    intention,
    turns,
    state,
    reader: { name, fence: null, facts: nothingRead, isReading: false, isExcused: false, turnedAway: null },
  };
}

async function settle(deps: SettleDependencies, request: Intention['request']): Promise<Settlement> {
  if (request.kind !== 'reconcile') {
    return settleIntention(deps, request, { limits, concerns: () => undefined });
  }
  if ((await reconcileAccount(deps, request.ref, () => limits)) === 'left') {
    throw failure(failureTypes.leaseHeld, 'Somebody else is at work; the walk looks again.');
  }
  return { state: 'settled', ref: request.ref };
}
