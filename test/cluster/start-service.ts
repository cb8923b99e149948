import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

export type ServiceOptions = Readonly<{
  name: string;
  script: string;
  env: Readonly<Record<string, string>>;
  logFile: string;
  /** Answers whether the service does its work. */
  isReady(): Promise<boolean>;
}>;

const startDeadlineMs = 60_000;

/** One of our services as a process of its own, configured by its environment alone. */
export async function startService(
  options: ServiceOptions,
): Promise<Readonly<{ process: ChildProcess; stop(): Promise<void> }>> {
  const service = spawn(process.execPath, [options.script], {
    env: { PATH: process.env['PATH'] ?? '', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(options.logFile, { flags: 'a' });
  service.stdout.pipe(log, { end: false });
  service.stderr.pipe(log, { end: false });
  const ended = once(service, 'exit');
  const deadline = Date.now() + startDeadlineMs;
  while (!(await options.isReady().catch(() => false))) {
    if (service.exitCode !== null || service.signalCode !== null) {
      throw new Error(`${options.name} ended before it was ready; see ${options.logFile}.`);
    }
    if (Date.now() > deadline) {
      service.kill('SIGKILL');
      throw new Error(
        `${options.name} was not ready within ${startDeadlineMs / 1000} s; see ${options.logFile}.`,
      );
    }
    await delay(100);
  }
  return {
    process: service,
    stop: async () => {
      if (service.exitCode === null && service.signalCode === null) {
        service.kill('SIGTERM');
        const force = setTimeout(() => service.kill('SIGKILL'), 20_000);
        await ended;
        clearTimeout(force);
      }
      log.end();
    },
  };
}
