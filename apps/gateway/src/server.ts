import { createDatabase } from '@planbridge/accounts';
import { createDataConverter } from '@planbridge/codec';
import type { GatewayConfig } from '@planbridge/config';
import type { FastifyBaseLogger } from 'fastify';
import { createDatabaseGate } from './account/create-database-gate.ts';
import { createApp } from './app.ts';
import { readButtonsScript } from './buttons/read-buttons-script.ts';
import { createReadiness } from './health/create-readiness.ts';
import { createAuthenticator } from './identity/create-authenticator.ts';
import { createKeySet } from './identity/create-key-set.ts';
import { createMetrics } from './metrics/create-metrics.ts';
import { createMetricsServer } from './metrics/create-metrics-server.ts';
import { createTemporalClient } from './temporal/create-temporal-client.ts';
import { createTemporalProbe } from './temporal/create-temporal-probe.ts';
import { createTemporalStarter } from './temporal/create-temporal-starter.ts';

export type Server = Readonly<{ address: string; metricsAddress: string; close: () => Promise<void> }>;

/** Wires the real parts together and listens. Closing finishes the requests that are under way first. */
export async function startServer(config: GatewayConfig, log: FastifyBaseLogger): Promise<Server> {
  const buttonsScript = await readButtonsScript();
  const database = createDatabase(config.databaseUrl);
  const temporal = createTemporalClient({
    ...config.temporal,
    dataConverter: createDataConverter(config.codecKeys),
  });
  const metrics = createMetrics();
  const checkReadiness = createReadiness({
    probeTemporal: createTemporalProbe(temporal),
    askDatabase: createDatabaseGate(database.db),
  });
  const app = await createApp({
    config,
    log,
    db: database.db,
    workflows: createTemporalStarter(temporal),
    authenticate: createAuthenticator({
      keySet: createKeySet({ issuer: config.oidcIssuer, jwksUrl: config.oidcJwksUrl }),
      issuer: config.oidcIssuer,
      audience: config.oidcAudience,
      rules: config,
    }),
    checkReadiness,
    metrics,
    buttonsScript,
  });
  const metricsServer = createMetricsServer({ metrics, checkReadiness });

  async function close(): Promise<void> {
    await app.close();
    await metricsServer.close();
    await temporal.close();
    await database.close();
  }

  try {
    const address = await app.listen({ host: config.host, port: config.port });
    const metricsAddress = await metricsServer.listen({ host: config.host, port: config.gatewayMetricsPort });
    log.info({ address, metricsAddress }, 'listening');
    return { address, metricsAddress, close };
  } catch (error) {
    await close();
    throw error;
  }
}
