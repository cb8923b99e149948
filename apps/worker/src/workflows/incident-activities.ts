import { proxyActivities } from '@temporalio/workflow';
import type { IncidentActivities } from './ports.ts';

/** One attempt each: an attempt that broke off may have posted. What may be tried again the workflow tries again. */
export const incidentActivities = proxyActivities<IncidentActivities>({
  startToCloseTimeout: '20 s',
  retry: { maximumAttempts: 1 },
});
