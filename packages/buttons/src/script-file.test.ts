import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { scriptFile } from './script-file.ts';

test('the script that a page loads is at most 5 kB gzipped, with all three elements in it', async () => {
  const script = await readFile(scriptFile, 'utf8');
  const bytes = gzipSync(script, { level: 9 }).length;
  process.stderr.write(`buttons.js: ${bytes} bytes gzipped\n`);
  expect(bytes).toBeLessThanOrEqual(5000);
  for (const name of ['planbridge-upgrade', 'planbridge-portal', 'planbridge-plan']) {
    expect(script).toContain(name);
  }
});
