import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { send } from './parts/send.ts';
import { withFolder } from './parts/with-folder.ts';

// The test command builds before it tests.
const main = join(__dirname, '../dist/main.js');

const env = {
  STRIPE_SECRET_KEY: 'sk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  GATEWAY_URL: 'http://127.0.0.1:9',
  ENTITLEMENT_API_TOKEN: 'product',
  SLACK_TOKEN: 'xoxb-1',
  ...Object.fromEntries(
    ['WEBSITE', 'STRIPE', 'IDENTITY', 'PRODUCT', 'SLACK'].map((name) => [`${name}_PORT`, '0']),
  ),
};

const readyLine = z.object({ msg: z.literal('ready'), urls: z.record(z.string(), z.string()) });

test('as a process it says when it is ready, and ends cleanly within 3 s, even while a request hangs', () =>
  withFolder(async (folder) => {
    const child = spawn(process.execPath, [main], {
      env: { ...env, SANDBOX_STATE: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = z.tuple([z.string()]).parse(await once(createInterface({ input: child.stdout }), 'line'));
    const { urls } = readyLine.parse(JSON.parse(line));
    expect(Object.keys(urls).toSorted()).toEqual(['identity', 'product', 'slack', 'stripe', 'website']);
    await send(`${urls['product']}/_control/faults`, { json: { kind: 'timeout' } });
    const hung = send(`${urls['product']}/`).catch(() => 'cut');

    const asked = performance.now();
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    expect(performance.now() - asked).toBeLessThan(3000);
    expect(await hung).toBe('cut');
  }));

test('a process with a bad environment ends at once and names every fault', async () => {
  const faulty = { ...env, GATEWAY_URL: '', SLACK_PORT: 'x' };
  const child = spawn(process.execPath, [main], { env: faulty, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(1);
  expect(said).toMatch(/- SLACK_PORT must be .*\n- GATEWAY_URL is missing/);
});
