import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRunningSystem, stateFolder } from '@planbridge/local';
import type { RunningSystem } from '@planbridge/local';
import { until } from '../../services/until.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const startDeadlineMs = 120_000;

const portVariables = [
  'PORT',
  'GATEWAY_METRICS_PORT',
  'WORKER_METRICS_PORT',
  'WEBSITE_PORT',
  'STRIPE_PORT',
  'IDENTITY_PORT',
  'PRODUCT_PORT',
  'SLACK_PORT',
  'TEMPORAL_PORT',
  'TEMPORAL_UI_PORT',
  'CODEC_PORT',
  'POSTGRES_PORT',
];

export type StartedSystem = RunningSystem & Readonly<{ logs: string; stop(): Promise<void> }>;

/** The whole system as the README's command starts it, on free ports, with a state folder of its own and what else a test sets. */
export async function startSystem(more: Readonly<Record<string, string>> = {}): Promise<StartedSystem> {
  const folder = await mkdtemp(join(tmpdir(), 'planbridge-e2e-'));
  const env = {
    PATH: process.env['PATH'],
    HOME: homedir(),
    PLANBRIDGE_STATE: folder,
    ...Object.fromEntries(portVariables.map((name) => [name, '0'])),
    ...more,
  };
  const start = spawn(process.execPath, [join(root, 'infra/local/dist/main.js')], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [start.stdout, start.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => said.push(text));
  }
  const ended = once(start, 'exit');
  const system = await until(async () => {
    if (start.exitCode !== null) {
      throw new Error(`start ended with code ${start.exitCode}:\n${said.join('')}`);
    }
    return readRunningSystem(stateFolder(env, root));
  }, startDeadlineMs).catch((error: unknown) => {
    start.kill('SIGKILL');
    throw new Error(`The system did not start:\n${said.join('')}`, { cause: error });
  });
  return {
    ...system,
    logs: stateFolder(env, root).logs,
    stop: async () => {
      start.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
