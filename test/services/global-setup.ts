import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../infra/local/src/free-port.ts';
import { startPostgres } from '../../infra/local/src/postgres.ts';
import { findTemporalCli } from '../../infra/local/src/temporal-cli.ts';
import { startTemporal } from '../../infra/local/src/temporal-server.ts';
import { migrate } from '../../packages/accounts/src/migrate.ts';
import { createEmptyDatabase } from './create-empty-database.ts';
import { services } from './running-services.ts';

/** One PostgreSQL and one Temporal for the run; each test file takes a database of its own from the migrated template. */
export default async function startServices(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'planbridge-test-'));
  // PostgreSQL runs as nobody where the tests run as root, and must be able to enter.
  await chmod(folder, 0o755);
  services.push({ stop: () => rm(folder, { recursive: true, force: true }), kill: () => undefined });
  const [postgres, temporal] = await Promise.all([startTestPostgres(folder), startTestTemporal()]);
  for (const { process: server, stop } of [postgres, temporal]) {
    services.unshift({ stop, kill: () => server.kill('SIGKILL') });
  }
  process.once('exit', () => services.forEach(({ kill }) => kill()));
  process.env['TEST_POSTGRES_URL'] = postgres.url;
  process.env['TEST_TEMPORAL_ADDRESS'] = temporal.address;
  const template = await createEmptyDatabase(postgres.url, 'planbridge_template');
  await migrate(template);
}

async function startTestPostgres(folder: string) {
  return startPostgres({ folder, port: await freePort(), password: 'test', durable: false });
}

async function startTestTemporal() {
  const cli = await findTemporalCli(process.env, (line) => process.stderr.write(`${line}\n`));
  return startTemporal({ cli, port: await freePort(), uiPort: null, database: null, namespace: 'default' });
}
