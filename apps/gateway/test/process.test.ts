import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { gatewayEnvironment } from '../../../packages/config/test/gateway-environment.ts';

const root = join(__dirname, '../../..');
const main = join(root, 'apps/gateway/dist/main.js');
const run = promisify(execFile);

let started: ChildProcess[] = [];

beforeAll(async () => {
  await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', 'apps/gateway'], {
    cwd: root,
  });
}, 120_000);

afterEach(() => {
  for (const child of started) child.kill('SIGKILL');
  started = [];
});

type Environment = Readonly<Record<string, string>>;

function start(env: Environment) {
  // Nothing of the shell that runs the tests: a variable that happens to be set there would hide a fault.
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  const errors: string[] = [];
  child.stderr.on('data', (bytes: Buffer) => errors.push(bytes.toString()));
  const lines = createInterface({ input: child.stdout });
  return { child, lines, ended: once(child, 'exit'), errors: () => errors.join('') };
}

const wrong: Environment = {
  ...gatewayEnvironment,
  DATABASE_URL: 'not a url',
  STRIPE_LIVEMODE: 'perhaps',
  PORT: '99999',
};

test.each<[string, Environment, readonly string[]]>([
  ['without any variable', {}, Object.keys(gatewayEnvironment)],
  ['with three wrong ones', wrong, ['DATABASE_URL', 'STRIPE_LIVEMODE', 'PORT']],
])('%s the process stops at once and names every fault', async (_what, env, names) => {
  const { ended, errors } = start(env);
  expect(await ended).toEqual([1, null]);
  for (const name of names) expect(errors()).toContain(name);
  // The operator's words, not a program's, and no secret.
  expect(errors()).not.toMatch(/^\s+at /m);
  expect(errors()).not.toContain('hush');
});

test('a port that is taken is named, and the process stops', async () => {
  const first = start({ ...gatewayEnvironment, PORT: '0', GATEWAY_METRICS_PORT: '0', HOST: '127.0.0.1' });
  const { port } = new URL(await addressOf(first.lines));
  const second = start({ ...gatewayEnvironment, PORT: port, GATEWAY_METRICS_PORT: '0', HOST: '127.0.0.1' });
  expect(await second.ended).toEqual([1, null]);
  expect(second.errors()).toContain(port);
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  'as built, it is alive without anything else there, and ends cleanly by %s',
  async (signal) => {
    const { child, lines, ended, errors } = start({
      ...gatewayEnvironment,
      HOST: '127.0.0.1',
      PORT: '0',
      GATEWAY_METRICS_PORT: '0',
      TEMPORAL_ADDRESS: '127.0.0.1:9',
      DATABASE_URL: 'postgres://127.0.0.1:9/none',
    });
    const address = await addressOf(lines);
    const live = await fetch(`${address}/livez`);
    expect([live.status, await live.json()]).toEqual([200, { status: 'live' }]);
    expect((await fetch(`${address}/readyz`)).status).toBe(503);
    expect((await fetch(`${address}/docs/`)).status).toBe(200);
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
    expect(errors()).toBe('');
  },
);

/** From the first line that says where it listens. */
async function addressOf(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const address = /"address":"([^"]+)"/.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error('The gateway ended before it listened.');
}
