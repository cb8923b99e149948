import { proxyActivities } from '@temporalio/workflow';
import type { CatchUpActivities } from './ports.ts';

const { catchUp: look } = proxyActivities<CatchUpActivities>({
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '30 s',
  retry: { maximumAttempts: 2 },
});

/** Run by the schedule `catch-up` every two minutes: starts the events that Stripe could not deliver. */
export const catchUp = (): Promise<Readonly<{ started: number }>> => look();
