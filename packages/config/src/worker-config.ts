import type { z } from 'zod';
import { ConfigError } from './config-error.ts';
import { deploymentFaults } from './deployment-faults.ts';
import { entitlementVariables } from './entitlement-variables.ts';
import type { Environment } from './environment.ts';
import { faultsOf } from './faults-of.ts';
import { liveKeyFaults } from './live-key-faults.ts';
import { readTemporalConfig } from './read-temporal-config.ts';
import { readVariables } from './read-variables.ts';
import type { Reading } from './reading.ts';
import { slackFaults } from './slack-faults.ts';
import type { TemporalConfig } from './temporal-config.ts';
import { workerVariables } from './worker-variables.ts';

type Settings = z.output<typeof workerVariables>;
type Style = typeof entitlementVariables;

/** How the product is told. */
export type EntitlementApi =
  | Readonly<{ style: 'planbridge'; url: string } & z.output<Style['planbridge']>>
  | Readonly<{ style: 'dbos-cloud'; url: string } & z.output<Style['dbos-cloud']>>;

export type WorkerConfig = Readonly<
  Omit<Settings, 'entitlementApiStyle' | 'entitlementApiUrl' | 'workerDeployment' | 'workerBuildId'> & {
    temporal: TemporalConfig;
    entitlementApi: EntitlementApi;
    deployment: WorkerDeployment | null;
  }
>;

/** Which build of which Worker Deployment a worker is; both names as Temporal shows them. */
export type WorkerDeployment = Readonly<{ deploymentName: string; buildId: string }>;

/** Throws a ConfigError that names every fault. */
export function loadWorkerConfig(env: Environment): WorkerConfig {
  const settings = readVariables(workerVariables, env, (texts) => [
    ...liveKeyFaults({ ...env, ...texts }),
    ...slackFaults(texts),
    ...deploymentFaults(texts),
  ]);
  const temporal = readTemporalConfig(env);
  const access = readEntitlementAccess(env);
  if (!settings.ok || !temporal.ok || !access.ok) throw new ConfigError(faultsOf(settings, temporal, access));

  const {
    entitlementApiStyle: _,
    entitlementApiUrl: url,
    workerDeployment: deploymentName,
    workerBuildId: buildId,
    ...others
  } = settings.value;
  return {
    ...others,
    temporal: temporal.value,
    entitlementApi: { url, ...access.value },
    deployment: deploymentName === null || buildId === null ? null : { deploymentName, buildId },
  };
}

// The style decides which variables are required, so it is looked at before the others have been found right or wrong.
function readEntitlementAccess(env: Environment): Reading<WithoutUrl<EntitlementApi>> {
  if (env['ENTITLEMENT_API_STYLE']?.trim() === 'dbos-cloud') {
    const access = readVariables(entitlementVariables['dbos-cloud'], env, () => []);
    return access.ok ? { ok: true, value: { style: 'dbos-cloud', ...access.value } } : access;
  }
  const access = readVariables(entitlementVariables.planbridge, env, () => []);
  return access.ok ? { ok: true, value: { style: 'planbridge', ...access.value } } : access;
}

type WithoutUrl<Api> = Api extends EntitlementApi ? Omit<Api, 'url'> : never;
