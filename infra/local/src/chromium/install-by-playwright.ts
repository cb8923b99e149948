import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

/** Playwright's own download, kept in its own cache. Needs the internet, and fails within seconds without. */
export async function installByPlaywright(env: NodeJS.ProcessEnv): Promise<string> {
  const folder = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
  const install = [join(folder, 'cli.js'), 'install', '--no-shell', 'chromium'];
  await promisify(execFile)(process.execPath, install, { env, timeout: 300_000 });
  return chromium.executablePath();
}
