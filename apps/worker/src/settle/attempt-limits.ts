import { taskQueues } from '@planbridge/contracts';
import { Context } from '@temporalio/activity';
import type { StripeShare } from '../stripe/stripe-budget.ts';

/** What one attempt may take. */
export type AttemptLimits = Readonly<{
  /** Aborts HTTP when the attempt's time is up or the worker shuts down. */
  signal: AbortSignal;
  /** Until the attempt must have ended; the lease outlives it. */
  remainingMs(): number;
  stripeTimeoutMs: number;
  stripeShare: StripeShare;
  pushTimeoutMs: number;
  /** How long to wait for another attempt that holds the lease: it will probably cover us. */
  leasePatienceMs: number;
  /** The worker is stopping, and nobody here will take up what this attempt leaves. */
  isShuttingDown(): boolean;
  heartbeat(): void;
}>;

const leasePatienceMs = 1000;
const quick = { totalMs: 3800, stripeTimeoutMs: 2000, pushTimeoutMs: 1500 };
const patient = { totalMs: 44_000, stripeTimeoutMs: 10_000, pushTimeoutMs: 10_000 };

/** The limits of the running activity: a local one must not hold up its workflow task, a regular one has time for a slow Stripe. */
export function attemptLimits(): AttemptLimits {
  const context = Context.current();
  const { info, cancellationSignal, heartbeat } = context;
  const { totalMs, ...timeouts } = info.isLocal ? quick : patient;
  const deadline = performance.now() + totalMs;
  return {
    ...timeouts,
    leasePatienceMs,
    stripeShare: shareOf(info.taskQueue),
    signal: AbortSignal.any([cancellationSignal, AbortSignal.timeout(totalMs)]),
    remainingMs: () => Math.max(0, Math.ceil(deadline - performance.now())),
    isShuttingDown: () => context.cancellationDetails?.workerShutdown === true,
    heartbeat: () => (info.isLocal ? undefined : heartbeat()),
  };
}

/** A sync runs beside the clicks, because a page waits for it; what a schedule settles waits for everybody. */
function shareOf(taskQueue: string): StripeShare {
  switch (taskQueue) {
    case taskQueues.checkout:
      return 'click';
    case taskQueues.maintenance:
      return 'maintenance';
    default:
      return 'settlement';
  }
}
