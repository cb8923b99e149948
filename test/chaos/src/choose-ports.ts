import { freePort } from '@planbridge/local';

export type ClusterPorts = Readonly<Awaited<ReturnType<typeof choosePorts>>>;

/** Fixed for the run: what was killed comes back where it was. */
export async function choosePorts() {
  return {
    postgres: await freePort(),
    temporal: await freePort(),
    gateways: [await freePort(), await freePort()],
    gatewayMetrics: [await freePort(), await freePort()],
    workerMetrics: [await freePort(), await freePort()],
    website: await freePort(),
    stripe: await freePort(),
    identity: await freePort(),
    product: await freePort(),
    slack: await freePort(),
  };
}
