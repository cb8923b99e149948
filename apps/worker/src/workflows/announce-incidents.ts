import { proxyLocalActivities } from '@temporalio/workflow';
import type { IncidentActivities } from './ports.ts';

const { announceIncidents: start } = proxyLocalActivities<IncidentActivities>({
  startToCloseTimeout: '10 s',
  retry: { maximumAttempts: 2 },
});

/** Run by the schedule `announce` every minute: starts what a crash kept from being told. */
export const announceIncidents = (): Promise<Readonly<{ started: number }>> => start();
