import { join } from 'node:path';
import { loadDatabaseConfig } from '@planbridge/config';
import { applyCatalogueFile } from '../database/apply-catalogue-file.ts';
import { migrateDatabase } from '../database/migrate-database.ts';
import { postgresSignals, startPostgres } from '../postgres.ts';
import { findTemporalCli } from '../temporal-cli.ts';
import { startTemporal } from '../temporal-server.ts';
import { checkServiceEnvironment } from './check-service-environment.ts';
import { choosePorts } from './choose-ports.ts';
import { codecEnvironment } from './codec-environment.ts';
import { describeSystem } from './describe-system.ts';
import { ensureWorkflowBundle } from './ensure-workflow-bundle.ts';
import { isGiven } from './is-given.ts';
import { localSecrets } from './local-secrets.ts';
import type { LocalSecrets } from './local-secrets.ts';
import type { PortNumbers } from './ports.ts';
import type { RunningSystem } from './running-system.ts';
import { sandboxEnvironment } from './sandbox-environment.ts';
import { serviceEnvironment } from './service-environment.ts';
import { startApp } from './start-app.ts';
import type { StateFolder } from './state-folder.ts';
import type { Supervisor } from './supervisor.ts';
import { waitForAnswer } from './wait-for-answer.ts';

export type BringUpOptions = Readonly<{
  env: NodeJS.ProcessEnv;
  root: string;
  state: StateFolder;
  supervisor: Supervisor;
  say: (line: string) => void;
  signal: AbortSignal;
}>;

/** Starts every part, those first that others need, and returns when the gateway says that it is ready. */
export async function bringUp(options: BringUpOptions): Promise<RunningSystem> {
  const { env, root, state, supervisor, say, signal } = options;
  const ownDatabaseUrl = isGiven(env, 'DATABASE_URL') ? loadDatabaseConfig(env).databaseUrl : null;
  const isEncrypted = isGiven(env, 'CODEC_KEYS');
  const ports = await choosePorts(env, {
    skip: [
      ...(ownDatabaseUrl === null ? [] : ['postgres' as const]),
      ...(isEncrypted ? [] : ['codec' as const]),
    ],
  });
  const secrets = await localSecrets(state.secrets);
  const system = describeSystem(ports, secrets, { ownDatabaseUrl, isEncrypted });
  const services = { root, supervisor, env: serviceEnvironment(env, system, ports) };
  checkServiceEnvironment(services.env);

  say('Starting PostgreSQL and Temporal …');
  await Promise.all([
    ownDatabaseUrl === null ? startEmbeddedPostgres(options, ports, secrets) : null,
    startTemporalServer(options, ports, system),
    ensureWorkflowBundle(root, say, signal),
  ]);
  await migrateDatabase(system.databaseUrl);
  await applyCatalogueFile(system.databaseUrl, join(root, 'catalogue.yaml'));

  say('Starting sandbox, worker and gateway …');
  signal.throwIfAborted();
  const sandbox = sandboxEnvironment(env, system, { ports, state: state.sandbox });
  await startApp('sandbox', { root, supervisor, env: sandbox });
  if (isEncrypted) {
    await startApp('codec', { root, supervisor, env: codecEnvironment(env, system, ports) });
  }
  await startApp('worker', services);
  await startApp('gateway', services);
  await Promise.all([
    ...[system.websiteUrl, system.stripeUrl, system.identityUrl, system.productUrl].map((url) =>
      waitForAnswer('The sandbox', url, () => true, signal),
    ),
    waitForAnswer('The gateway', `${system.gatewayUrl}/readyz`, ({ status }) => status === 200, signal),
  ]);
  return system;
}

async function startEmbeddedPostgres(
  { state, supervisor }: BringUpOptions,
  { postgres: port }: PortNumbers,
  { postgresPassword: password }: LocalSecrets,
): Promise<void> {
  await startPostgres({
    folder: state.postgres,
    port,
    password,
    onSpawn: (server) => supervisor.adopt('postgres', server, postgresSignals),
  });
}

async function startTemporalServer(
  { env, state, supervisor, say, signal }: BringUpOptions,
  { temporal: port, temporalUi: uiPort }: PortNumbers,
  { temporalNamespace: namespace, codecUrl: codecEndpoint }: RunningSystem,
): Promise<void> {
  const cli = await findTemporalCli(env, say, signal);
  await startTemporal({
    cli,
    port,
    uiPort,
    codecEndpoint,
    database: state.temporal,
    namespace,
    onSpawn: (server) => supervisor.adopt('temporal', server),
  });
}
