import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDatabase, migrate } from '@planbridge/accounts';
import type { Database } from '@planbridge/accounts';
import type { Catalogue } from '@planbridge/billing';
import { findTemporalCli, startPostgres, startTemporal } from '@planbridge/local';
import { Client, Connection } from '@temporalio/client';
import postgres from 'postgres';
import type { Sql } from 'postgres';
import { applyRootCatalogue } from './apply-root-catalogue.ts';
import { busySlots } from './busy-slots.ts';
import { choosePorts } from './choose-ports.ts';
import { databaseUrlOf, environmentsOf } from './environments-of.ts';
import { createPart } from './part.ts';
import type { Part } from './part.ts';
import type { Secrets } from './secrets.ts';
import { startBalancer } from './start-balancer.ts';
import { startService } from './start-service.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = (app: string) => join(root, 'apps', app, 'dist', 'main.js');

const secrets: Secrets = {
  databasePassword: 'cluster',
  stripeKey: 'sk_test_cluster',
  webhookSecret: 'whsec_cluster',
  productToken: 'cluster-product',
  slackToken: 'xoxb-cluster',
};

export type ClusterOptions = Readonly<{
  /** Of the run: the folder of its logs, and the source that the product is told. */
  name: string;
  /** Where Temporal keeps them: in a file they survive its kill, in memory they cost less. */
  workflows: 'in-file' | 'in-memory';
  /** How many of each kind of our own processes. */
  gateways: number;
  workers: number;
  /** Per second, of each worker. */
  stripeRps: number;
  /** Per second, of all. */
  pushRps: number;
}>;

export type Cluster = Readonly<{
  /** What the product is told as `source`. */
  source: string;
  parts: readonly Part[];
  /** Of the world outside, which is not killed. */
  urls: Readonly<{ gateway: string; website: string; stripe: string; identity: string; product: string }>;
  secrets: Secrets;
  catalogue: Catalogue;
  database: Database;
  sql: Sql;
  temporal: Client;
  logs: string;
  stop(): Promise<void>;
}>;

/** The built system as its processes: gateways behind one address, workers, Temporal, PostgreSQL, and the sandbox as the world outside. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { name } = options;
  const folder = await mkdtemp(join(tmpdir(), `planbridge-${name}-`));
  // PostgreSQL runs as nobody where we run as root, and must be able to enter.
  await chmod(folder, 0o755);
  const logs = join(root, '.reports', name);
  await rm(logs, { recursive: true, force: true });
  await mkdir(logs, { recursive: true });
  const closing: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const close of closing.splice(0).toReversed()) {
      await close();
    }
  };
  try {
    return { ...(await startAll(options, { folder, logs, closing })), source: name, logs, secrets, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Site = Readonly<{ folder: string; logs: string; closing: (() => Promise<void>)[] }>;

async function startAll(options: ClusterOptions, { folder, logs, closing }: Site) {
  const port = await choosePorts(options);
  const databaseUrl = databaseUrlOf(port, secrets);

  const sql = postgres(databaseUrl, {
    max: 3,
    connect_timeout: 3,
    backoff: () => 0.25,
    onnotice: () => undefined,
  });
  const leases = async (): Promise<number> => {
    const [row] = await sql<
      { held: number }[]
    >`select count(*)::int as held from accounts where lease_until > clock_timestamp()`;
    return row?.held ?? 0;
  };
  const database = await createPart({
    name: 'postgres',
    kind: 'postgres',
    inFlight: leases,
    start: () =>
      startPostgres({
        folder: join(folder, 'postgres'),
        port: port.postgres,
        password: secrets.databasePassword,
        durable: true,
      }),
  });
  closing.push(database.stop, () => sql.end({ timeout: 5 }));
  await migrate(databaseUrl);
  const accounts = createDatabase(databaseUrl, { maxConnections: 8 });
  closing.push(accounts.close);
  const catalogue = await applyRootCatalogue(accounts);

  const cli = await findTemporalCli(process.env, () => undefined);
  const temporal = await createPart({
    name: 'temporal',
    kind: 'temporal',
    inFlight: leases,
    start: () =>
      startTemporal({
        cli,
        port: port.temporal,
        uiPort: null,
        database: options.workflows === 'in-file' ? join(folder, 'temporal.db') : null,
        namespace: 'default',
      }),
  });
  closing.push(temporal.stop);
  const connection = Connection.lazy({
    address: `127.0.0.1:${port.temporal}`,
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 1000 },
  });
  closing.push(() => connection.close());

  const balancer = await startBalancer(port.gateways);
  closing.push(balancer.close);
  const urls = {
    // A single one is reached directly: benches measure it and not the balancer.
    gateway: options.gateways === 1 ? `http://127.0.0.1:${port.gateways[0]}` : balancer.url,
    website: `http://127.0.0.1:${port.website}`,
    stripe: `http://127.0.0.1:${port.stripe}`,
    identity: `http://127.0.0.1:${port.identity}`,
    product: `http://127.0.0.1:${port.product}`,
  };
  const environments = environmentsOf({ folder, port, urls, secrets, options });
  const sandbox = await startService({
    name: 'sandbox',
    script: dist('sandbox'),
    logFile: join(logs, 'sandbox.log'),
    env: environments.sandbox,
    isReady: () => answers(`${urls.identity}/.well-known/openid-configuration`),
  });
  closing.push(sandbox.stop);

  const gateways = await Promise.all(
    port.gateways.map((own, index) =>
      createPart({
        name: `gateway-${index + 1}`,
        kind: 'gateway',
        inFlight: async () => balancer.inFlight(own),
        start: () =>
          startService({
            name: `gateway-${index + 1}`,
            script: dist('gateway'),
            logFile: join(logs, `gateway-${index + 1}.log`),
            env: environments.gateway(index),
            isReady: () => answers(`http://127.0.0.1:${own}/livez`),
          }),
      }),
    ),
  );
  closing.push(...gateways.map(({ stop }) => stop));

  const workers = await Promise.all(
    port.workerMetrics.map((metrics, index) =>
      createPart({
        name: `worker-${index + 1}`,
        kind: 'worker',
        inFlight: () => busySlots(metrics),
        start: () =>
          startService({
            name: `worker-${index + 1}`,
            script: dist('worker'),
            logFile: join(logs, `worker-${index + 1}.log`),
            env: environments.worker(index),
            isReady: () => answers(`http://127.0.0.1:${metrics}/metrics`),
          }),
      }),
    ),
  );
  closing.push(...workers.map(({ stop }) => stop));

  return {
    parts: [database, temporal, ...gateways, ...workers],
    urls,
    catalogue,
    database: accounts,
    sql,
    temporal: new Client({ connection }),
  };
}

async function answers(url: string): Promise<boolean> {
  return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
}
