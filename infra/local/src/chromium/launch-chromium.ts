import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { findChromium } from './find-chromium.ts';

/** Quiet: no calls home, no first-run pages. */
const flags = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * A headless Chromium for tests; whoever gets it closes it. Without its sandbox, which neither root nor most containers can set up: the pages
 * are our own.
 */
export async function launchChromium(
  env: NodeJS.ProcessEnv,
  onProgress: (line: string) => void,
): Promise<Browser> {
  const executablePath = await findChromium(env, onProgress);
  return chromium.launch({
    executablePath,
    headless: true,
    chromiumSandbox: false,
    args: flags,
    timeout: 60_000,
  });
}
