import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { searchAttributes } from '@planbridge/contracts';
import { Connection } from '@temporalio/client';

export type TemporalOptions = Readonly<{
  cli: string;
  port: number;
  /** Null: no Web UI. */
  uiPort: number | null;
  /** SQLite file that keeps workflows over a restart; null: in memory. */
  database: string | null;
  namespace: string;
  onLog?: (line: string) => void;
}>;

export type RunningTemporal = Readonly<{ address: string; process: ChildProcess; stop(): Promise<void> }>;

const startDeadlineMs = 30_000;

/** Runs Temporal's dev server on 127.0.0.1 with the search attributes of the contracts, and returns when it answers. */
export async function startTemporal(options: TemporalOptions): Promise<RunningTemporal> {
  const server = spawn(options.cli, serverArguments(options), {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Ctrl-C in a terminal reaches the whole process group; Temporal must outlive the worker.
    detached: true,
  });
  const lines: string[] = [];
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      lines.push(text);
      lines.splice(0, lines.length - 50);
      options.onLog?.(text);
    });
  }
  const address = `127.0.0.1:${options.port}`;
  const ended = new Promise<never>((_, reject) => {
    server.once('error', (error) => reject(new Error(`Temporal did not start (${error.message}).`)));
    server.once('exit', (code) =>
      reject(new Error(`Temporal ended with code ${code}:\n${lines.slice(-10).join('')}`)),
    );
  });
  await Promise.race([ended, answers(address, options.namespace)]);
  ended.catch(() => undefined);
  return { address, process: server, stop: () => stop(server) };
}

function serverArguments({ port, uiPort, database, namespace }: TemporalOptions): string[] {
  return [
    ...[
      'server',
      'start-dev',
      '--ip',
      '127.0.0.1',
      '--port',
      `${port}`,
      '--namespace',
      namespace,
      '--log-level',
      'warn',
    ],
    ...(uiPort === null ? ['--headless'] : ['--ui-port', `${uiPort}`]),
    ...(database === null ? [] : ['--db-filename', database]),
    ...Object.values(searchAttributes).flatMap((name) => ['--search-attribute', `${name}=Keyword`]),
  ];
}

async function answers(address: string, namespace: string): Promise<void> {
  const deadline = Date.now() + startDeadlineMs;
  const connection = Connection.lazy({
    address,
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 50, 'grpc.max_reconnect_backoff_ms': 200 },
  });
  try {
    for (;;) {
      try {
        return await connection.withDeadline(Date.now() + 1000, async () => {
          await connection.workflowService.describeNamespace({ namespace });
        });
      } catch (error) {
        if (Date.now() > deadline) {
          throw new Error(`Temporal did not answer within ${startDeadlineMs / 1000} s.`, { cause: error });
        }
        await delay(50);
      }
    }
  } finally {
    await connection.close();
  }
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) {
    return;
  }
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  const timer = setTimeout(() => server.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(timer);
}
