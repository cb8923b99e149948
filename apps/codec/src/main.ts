import { ConfigError, loadCodecConfig } from '@planbridge/config';
import { pino } from 'pino';
import { createEndpoint } from './create-endpoint.ts';

try {
  const config = loadCodecConfig(process.env);
  const log = pino({ base: { service: 'codec' } });
  const endpoint = await createEndpoint(config, log);
  const address = await endpoint.listen({ host: config.host, port: config.port });
  log.info({ address }, 'listening');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void endpoint.close());
  }
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `${error instanceof ConfigError ? reason : `The codec endpoint did not start: ${reason}`}\n`,
  );
  process.exitCode = 1;
}
