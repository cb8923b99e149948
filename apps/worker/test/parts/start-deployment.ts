import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { isGrpcServiceError } from '@temporalio/client';
import { waitUntil } from './wait-until.ts';

/** Temporal's ROUTING_CONFIG_UPDATE_STATE_IN_PROGRESS: each queue is told on its own, some time after the answer. */
const underWay = 1;
const deploymentName = 'planbridge';
const deadlineMs = 30_000;

/** A Worker Deployment as an operator handles it: `temporal worker deployment set-current-version`. */
export function startDeployment({ workflowService, options: { namespace } }: Client) {
  return {
    build: (buildId: string) => ({ deployment: { deploymentName, buildId } }),
    makeCurrent: async (buildId: string): Promise<void> => {
      for (const end = performance.now() + deadlineMs; ; await delay(100)) {
        try {
          await workflowService.setWorkerDeploymentCurrentVersion({ namespace, deploymentName, buildId });
          break;
        } catch (error) {
          // Known only a moment after its workers have begun to poll.
          if (!isGrpcServiceError(error) || performance.now() > end) {
            throw error;
          }
        }
      }
      await waitUntil(
        async () =>
          (await workflowService.describeWorkerDeployment({ namespace, deploymentName }))
            .workerDeploymentInfo,
        (seen) =>
          Number(seen?.routingConfigUpdateState) !== underWay &&
          seen?.routingConfig?.currentDeploymentVersion?.buildId === buildId,
      );
    },
  };
}
