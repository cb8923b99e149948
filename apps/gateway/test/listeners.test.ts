import { loadGatewayConfig } from '@planbridge/config';
import { gatewayEnvironment } from '../../../packages/config/test/gateway-environment.ts';
import { reachableFromOutside } from '../../../test/services/reachable-from-outside.ts';
import { createLog } from '../src/logging/create-log.ts';
import { startServer } from '../src/server.ts';

/** Nothing that it needs is there; it listens all the same. */
async function setup(host: Readonly<Record<string, string>>) {
  const config = loadGatewayConfig({
    ...gatewayEnvironment,
    DATABASE_URL: 'postgres://127.0.0.1:9/none',
    TEMPORAL_ADDRESS: '127.0.0.1:9',
    PORT: '0',
    GATEWAY_METRICS_PORT: '0',
    ...host,
  });
  const server = await startServer(config, createLog({ level: 'silent' }));
  const ports = [server.address, server.metricsAddress].map((address) => Number(new URL(address).port));
  return { server, ports };
}

async function statusOf(address: string, path: string): Promise<number> {
  return (await fetch(`${address}${path}`, { signal: AbortSignal.timeout(15_000) })).status;
}

test('metrics are on their own port and on no other, and the API is not there', async () => {
  const { server } = await setup({});
  try {
    expect(await statusOf(server.metricsAddress, '/metrics')).toBe(200);
    expect(await statusOf(server.address, '/metrics')).toBe(404);
    // Who decodes payloads has a process of its own.
    expect(await statusOf(server.address, '/decode')).toBe(404);
    expect(await statusOf(server.metricsAddress, '/decode')).toBe(404);
    for (const path of ['/v1/account', '/docs/', '/openapi.json', '/buttons.js']) {
      expect([path, await statusOf(server.metricsAddress, path)]).toEqual([path, 404]);
      expect([path, await statusOf(server.address, path)]).not.toEqual([path, 404]);
    }
  } finally {
    await server.close();
  }
});

test('unless HOST says otherwise, neither port can be reached from another machine', async () => {
  const { server, ports } = await setup({});
  try {
    expect(await reachableFromOutside(ports)).toEqual([]);
  } finally {
    await server.close();
  }
});

test('HOST=0.0.0.0 opens both ports to other machines, so the metrics’ belongs behind a firewall', async () => {
  const { server, ports } = await setup({ HOST: '0.0.0.0' });
  try {
    const reached = (await reachableFromOutside(ports)).map((place) => Number(place.split(' ')[1]));
    expect(new Set(reached)).toEqual(new Set(ports));
  } finally {
    await server.close();
  }
});
