import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { access, chown, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findPostgresHome } from './postgres-home.ts';
import type { PostgresHome } from './postgres-home.ts';

export type PostgresOptions = Readonly<{
  /** Where the cluster lives, made if it is not there. */
  folder: string;
  port: number;
  /** Of the superuser `postgres`; fixed when the cluster is made. */
  password: string;
  /** False for tests, whose clusters nobody keeps: no fsync. */
  durable?: boolean;
  onLog?: (line: string) => void;
}>;

export type RunningPostgres = Readonly<{
  /** Ends in the maintenance database `postgres`. */
  url: string;
  process: ChildProcess;
  stop(): Promise<void>;
}>;

const startDeadlineMs = 30_000;

/** Runs the PostgreSQL that ships as an npm package, on 127.0.0.1 only, and returns when it accepts connections. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const home = await findPostgresHome(options.folder);
  await stopLeftover(home);
  if ((await readdir(home.cluster).catch(() => [])).length === 0) {
    await initialise(home, options.password);
  }
  const postgres = spawn(join(home.binaries, 'postgres'), serverArguments(home, options), {
    ...home.identity,
    stdio: ['ignore', 'ignore', 'pipe'],
    // Ctrl-C in a terminal reaches the whole process group; PostgreSQL must outlive those who use it.
    detached: true,
  });
  await becomesReady(postgres, options.onLog);
  return {
    url: `postgres://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${options.port}/postgres`,
    process: postgres,
    stop: () => stop(postgres),
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

/** A start command that was killed leaves its server running; it is ours, because the folder is. */
async function stopLeftover(home: PostgresHome): Promise<void> {
  const running = await access(join(home.cluster, 'postmaster.pid')).then(
    () => true,
    () => false,
  );
  if (running) {
    // Fails when the file is only the trace of a crash, which the server cleans up by itself.
    await run(home, 'pg_ctl', ['stop', '-D', home.cluster, '-m', 'fast', '-w', '-t', '15']).catch(
      () => undefined,
    );
  }
}

async function initialise(home: PostgresHome, password: string): Promise<void> {
  const passwordFile = join(tmpdir(), `planbridge-${randomBytes(8).toString('hex')}`);
  await writeFile(passwordFile, password, { mode: 0o600 });
  try {
    if ('uid' in home.identity) {
      await chown(passwordFile, home.identity.uid, home.identity.gid);
    }
    const credentials = ['-U', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256'];
    await run(home, 'initdb', ['-D', home.cluster, ...credentials, '--encoding', 'UTF8', '--locale', 'C']);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function run(home: PostgresHome, binary: string, args: string[]): Promise<void> {
  await promisify(execFile)(join(home.binaries, binary), args, {
    ...home.identity,
    timeout: 60_000,
    cwd: home.cluster,
  });
}

async function becomesReady(
  postgres: ChildProcess,
  onLog: ((line: string) => void) | undefined,
): Promise<void> {
  const lines: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const fail = (reason: string) => reject(new Error(`PostgreSQL ${reason}:\n${lines.slice(-10).join('')}`));
    const timer = setTimeout(() => fail(`was not ready within ${startDeadlineMs / 1000} s`), startDeadlineMs);
    postgres.stderr?.setEncoding('utf8').on('data', (text: string) => {
      lines.push(text);
      lines.splice(0, lines.length - 50);
      onLog?.(text);
      if (text.includes('ready to accept connections')) {
        clearTimeout(timer);
        resolve();
      }
    });
    postgres.once('error', (error) => fail(`did not start (${error.message})`));
    postgres.once('exit', (code) => fail(`ended with code ${code}`));
  });
}

/** SIGINT is PostgreSQL's fast shutdown: it ends sessions and writes a checkpoint. */
async function stop(postgres: ChildProcess): Promise<void> {
  if (postgres.exitCode !== null || postgres.signalCode !== null) {
    return;
  }
  const ended = once(postgres, 'exit');
  postgres.kill('SIGINT');
  const timer = setTimeout(() => postgres.kill('SIGQUIT'), 10_000);
  await ended;
  clearTimeout(timer);
}
