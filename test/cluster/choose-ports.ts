import { freePort } from '@planbridge/local';
import type { ClusterOptions } from './start-cluster.ts';

export type ClusterPorts = Readonly<Awaited<ReturnType<typeof choosePorts>>>;

/** Fixed for the run: what was killed comes back where it was. */
export async function choosePorts({ gateways, workers }: Pick<ClusterOptions, 'gateways' | 'workers'>) {
  return {
    postgres: await freePort(),
    temporal: await freePort(),
    gateways: await freePorts(gateways),
    gatewayMetrics: await freePorts(gateways),
    workerMetrics: await freePorts(workers),
    website: await freePort(),
    stripe: await freePort(),
    identity: await freePort(),
    product: await freePort(),
    slack: await freePort(),
  };
}

function freePorts(count: number): Promise<readonly number[]> {
  return Promise.all(Array.from({ length: count }, () => freePort()));
}
