import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

test('the types are what the gateway’s document says', () => {
  const generate = fileURLToPath(new URL('../generate.mjs', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [generate, '--check'], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
}, 60_000);
