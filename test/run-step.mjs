// @ts-check
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** @typedef {{ code: number | null, timedOut: boolean, interrupted: boolean }} StepEnd */

/**
 * Runs one step with the project's own programs first on PATH; kills it and all it started when its time is up.
 * @param {readonly string[]} command
 * @param {{ cwd: string, timeoutMs: number }} options
 * @returns {Promise<StepEnd>}
 */
export function runStep([program = '', ...args], { cwd, timeoutMs }) {
  return new Promise((resolve) => {
    const step = spawn(program, args, {
      cwd,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        PATH: [join(cwd, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter),
      },
      detached: true,
    });
    let timedOut = false;
    let interrupted = false;
    const kill = (/** @type {NodeJS.Signals} */ signal) => {
      try {
        process.kill(-Number(step.pid), signal);
      } catch {
        // It has ended by itself.
      }
    };
    const timer = setTimeout(() => {
      timedOut = true;
      kill('SIGTERM');
      setTimeout(() => kill('SIGKILL'), 5000).unref();
    }, timeoutMs);
    const interrupt = () => {
      interrupted = true;
      kill('SIGTERM');
    };
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
    const done = (/** @type {number | null} */ code) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
      resolve({ code, timedOut, interrupted });
    };
    step.once('error', (error) => {
      process.stderr.write(`${program} could not be started: ${error.message}\n`);
      done(null);
    });
    step.once('exit', done);
  });
}
