import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { freePort } from '../src/free-port.ts';
import { repositoryRoot } from '../src/repository-root.ts';
import { waitForAnswer } from '../src/start/wait-for-answer.ts';
import { stopProcess } from '../src/stop-process.ts';
import { findTemporalCli } from '../src/temporal-cli.ts';

const composeSchema = z.object({
  services: z.object({ temporal: z.object({ command: z.array(z.string()) }) }),
});

const settingsSchema = z.object({ Codec: z.object({ Endpoint: z.string() }) });

/** As compose reads it: `${NAME:-fallback}` takes the fallback where NAME is absent or empty. */
function commandOf(env: Readonly<Record<string, string>>): readonly string[] {
  const source = readFileSync(join(repositoryRoot, 'docker-compose.temporal.yml'), 'utf8');
  const { command } = composeSchema.parse(parse(source)).services.temporal;
  return command.map((argument) =>
    argument.replaceAll(
      /\$\{(\w+):-([^}]*)\}/g,
      (_whole, name: string, fallback: string) => env[name] || fallback,
    ),
  );
}

test.each([
  ['', {}],
  ['http://127.0.0.1:8234', { TEMPORAL_CODEC_ENDPOINT: 'http://127.0.0.1:8234' }],
])(
  'the Web UI of the compose file has payloads decoded by "%s" with %j',
  async (endpoint, env) => {
    const [port, uiPort] = [await freePort(), await freePort()];
    const outside = ['--ip=', '--db-filename='];
    const server = spawn(
      await findTemporalCli(process.env, () => undefined),
      [
        ...commandOf(env).filter((argument) => !outside.some((name) => argument.startsWith(name))),
        '--ip=127.0.0.1',
        `--port=${port}`,
        `--ui-port=${uiPort}`,
      ],
      { stdio: 'ignore' },
    );
    try {
      const settings = `http://127.0.0.1:${uiPort}/api/v1/settings`;
      await waitForAnswer('The Web UI', settings, ({ ok }) => ok, AbortSignal.timeout(60_000));
      const response = await fetch(settings, { signal: AbortSignal.timeout(10_000) });
      expect(settingsSchema.parse(await response.json()).Codec.Endpoint).toBe(endpoint);
    } finally {
      await stopProcess(server);
    }
  },
  90_000,
);
