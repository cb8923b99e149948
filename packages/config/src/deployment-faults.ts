import type { Environment } from './environment.ts';

/** A build without its deployment, or the other way round, would look versioned and take whatever comes. */
export function deploymentFaults({
  WORKER_DEPLOYMENT: deployment,
  WORKER_BUILD_ID: buildId,
}: Environment): readonly string[] {
  if (deployment !== undefined && buildId === undefined) {
    return [
      'WORKER_BUILD_ID is missing: WORKER_DEPLOYMENT is set, so say which build this is, or leave out both.',
    ];
  }
  if (deployment === undefined && buildId !== undefined) {
    return [
      'WORKER_DEPLOYMENT is missing: WORKER_BUILD_ID is set, so say whose build this is, or leave out both.',
    ];
  }
  return [];
}
