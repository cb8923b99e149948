import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { searchAttributes } from '@planbridge/contracts';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { ExplainedError } from './explained-error.ts';
import { stopProcess } from './stop-process.ts';

export type TemporalOptions = Readonly<{
  cli: string;
  port: number;
  /** Null: no Web UI. */
  uiPort: number | null;
  /** Where the Web UI has encrypted payloads decoded; absent or null: nowhere. */
  codecEndpoint?: string | null;
  /** SQLite file that keeps workflows over a restart; null: in memory. */
  database: string | null;
  namespace: string;
  /** Told at once, so that a server that never answers can be ended too. */
  onSpawn?: (server: ChildProcess) => void;
}>;

export type RunningTemporal = Readonly<{ address: string; process: ChildProcess; stop(): Promise<void> }>;

const startDeadlineMs = 30_000;
const retention = '30 days';

/** Runs Temporal's dev server on 127.0.0.1 with the search attributes of the contracts, and returns when it answers. */
export async function startTemporal(options: TemporalOptions): Promise<RunningTemporal> {
  const server = spawn(options.cli, serverArguments(options), {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Ctrl-C in a terminal reaches the whole process group; Temporal must outlive the worker.
    detached: true,
  });
  options.onSpawn?.(server);
  const lines: string[] = [];
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      lines.push(text);
      lines.splice(0, lines.length - 50);
    });
  }
  const address = `127.0.0.1:${options.port}`;
  const ended = new Promise<never>((_, reject) => {
    server.once('error', (error) => reject(new ExplainedError(`Temporal did not start (${error.message}).`)));
    server.once('exit', (code) =>
      reject(new ExplainedError(`Temporal ended with code ${code}:\n${lines.slice(-10).join('')}`)),
    );
  });
  await Promise.race([ended, prepare(address, options)]);
  ended.catch(() => undefined);
  return { address, process: server, stop: () => stopProcess(server) };
}

function serverArguments({
  port,
  uiPort,
  codecEndpoint = null,
  database,
  namespace,
}: TemporalOptions): string[] {
  const settings = { ip: '127.0.0.1', port, namespace, 'log-level': 'warn' };
  return [
    'server',
    'start-dev',
    ...Object.entries(settings).flatMap(([name, value]) => [`--${name}`, `${value}`]),
    ...(uiPort === null ? ['--headless'] : ['--ui-port', `${uiPort}`]),
    ...(codecEndpoint === null ? [] : ['--ui-codec-endpoint', codecEndpoint]),
    ...(database === null ? [] : ['--db-filename', database]),
    ...Object.values(searchAttributes).flatMap((name) => ['--search-attribute', `${name}=Keyword`]),
  ];
}

async function prepare(address: string, { namespace, database }: TemporalOptions): Promise<void> {
  const connection = Connection.lazy({
    address,
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 50, 'grpc.max_reconnect_backoff_ms': 200 },
  });
  try {
    await answers(connection, namespace);
    if (database !== null) {
      // The dev server forgets a workflow a day after its end, which is too soon for who comes back tomorrow.
      const config = { workflowExecutionRetentionTtl: msToTs(retention) };
      await connection.withDeadline(Date.now() + startDeadlineMs, () =>
        connection.workflowService.updateNamespace({ namespace, config }),
      );
    }
  } finally {
    await connection.close();
  }
}

async function answers(connection: Connection, namespace: string): Promise<void> {
  for (const deadline = Date.now() + startDeadlineMs; ; await delay(50)) {
    try {
      await connection.withDeadline(Date.now() + 1000, () =>
        connection.workflowService.describeNamespace({ namespace }),
      );
      return;
    } catch (error) {
      if (Date.now() > deadline) {
        throw new ExplainedError(`Temporal did not answer within ${startDeadlineMs / 1000} s.`, {
          cause: error,
        });
      }
    }
  }
}
