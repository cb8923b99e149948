import { ConfigError, loadGatewayConfig } from '@planbridge/config';
import { createLog } from './logging/create-log.ts';
import { startServer } from './server.ts';

/** Longer than any request may take; what is still open then will not end by itself. */
const closePatienceMs = 35_000;

async function main(): Promise<void> {
  const config = loadGatewayConfig(process.env);
  const log = createLog({ level: config.logLevel });
  const server = await startServer(config, log);

  let closing: Promise<void> | null = null;

  // Ctrl-C and a parent's SIGTERM often come together: whichever is first closes. Once everything is closed nothing keeps the
  // process, and it exits by itself.
  async function close(signal: NodeJS.Signals): Promise<void> {
    log.info({ signal }, 'Closing');
    setTimeout(() => process.exit(1), closePatienceMs).unref();
    try {
      await server.close();
    } catch (error) {
      log.error({ err: error }, 'Closing went wrong');
      process.exitCode = 1;
    }
  }
  const stop = (signal: NodeJS.Signals) => void (closing ??= close(signal));
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
});

function explain(error: unknown): string {
  if (error instanceof ConfigError) {
    return error.message;
  }
  return `The gateway did not start: ${error instanceof Error ? error.message : 'unknown error'}`;
}
