import { proxyActivities } from '@temporalio/workflow';
import type { Reconciled, ReconcileActivities } from './ports.ts';

const { reconcile: walk } = proxyActivities<ReconcileActivities>({
  startToCloseTimeout: '6 minutes',
  heartbeatTimeout: '1 minute',
  retry: { maximumAttempts: 2 },
});

/**
 * Run by the schedule `reconcile` every five minutes: finds what no event told, at Stripe or at the product. One activity for all its accounts,
 * because the position is kept in the database and need not stand in the history.
 */
export const reconcile = (): Promise<Reconciled> => walk();
