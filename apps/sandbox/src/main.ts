import { pino } from 'pino';
import { readOptions } from './read-options.ts';
import { startSandbox } from './start-sandbox.ts';

/** A webhook that hangs at the gateway must not hold the end up; it is sent again after the next start. */
const closePatienceMs = 2500;

async function main(): Promise<void> {
  const reading = readOptions(process.env);
  if (!reading.ok) {
    throw new Error(
      ['The sandbox’s environment is not usable:', ...reading.faults.map((fault) => `- ${fault}`)].join('\n'),
    );
  }
  const log = pino({ name: 'sandbox', timestamp: pino.stdTimeFunctions.isoTime });
  const sandbox = await startSandbox({ ...reading.options, log });
  log.info({ urls: sandbox.urls }, 'ready');

  let closing: Promise<void> | null = null;

  // Ctrl-C and a parent’s SIGTERM often come together: whichever is first closes. Then nothing keeps the process.
  async function close(signal: NodeJS.Signals): Promise<void> {
    log.info({ signal }, 'Closing');
    setTimeout(() => process.exit(0), closePatienceMs).unref();
    await sandbox.close();
  }
  const stop = (signal: NodeJS.Signals) => void (closing ??= close(signal));
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'The sandbox did not start.'}\n`);
  process.exitCode = 1;
});
