import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { cacheFolder } from '../cache-folder.ts';
import { ExplainedError } from '../explained-error.ts';
import { findOnPath } from '../find-on-path.ts';
import { isExecutable } from '../is-executable.ts';
import { installByApt } from './install-by-apt.ts';
import { installByPlaywright } from './install-by-playwright.ts';
import { unpackFromNpm } from './unpack-from-npm.ts';

const programs = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const macPrograms = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * A Chromium that runs here: CHROME_PATH, PATH, one that was fetched before, else one that is fetched now. Each is asked for its version first,
 * because many a machine has one that lacks a library, or only a hint how to install it.
 */
export async function findChromium(
  env: NodeJS.ProcessEnv,
  onProgress: (line: string) => void,
): Promise<string> {
  const configured = env['CHROME_PATH']?.trim() ?? '';
  if (configured !== '') {
    const fault = await faultOf(configured);
    if (fault !== null) {
      throw new ExplainedError(`CHROME_PATH names ${configured}, which does not run: ${fault}.`);
    }
    return configured;
  }
  const fromNpm = join(cacheFolder(env), 'chromium-153', 'chromium.sh');
  const tried = ['CHROME_PATH is not set'];
  for (const path of [...(await onPath(env)), ...macPrograms, chromium.executablePath(), fromNpm]) {
    if (await isExecutable(path)) {
      const fault = await faultOf(path);
      if (fault === null) {
        return path;
      }
      tried.push(`${path}: ${fault}`);
    }
  }
  const fetchers: readonly (readonly [string, () => Promise<string>])[] = [
    ['playwright’s download', () => installByPlaywright(env)],
    ['npm’s @sparticuz/chromium', () => unpackFromNpm(env, fromNpm)],
    ['apt-get install chromium', () => installByApt(env)],
  ];
  for (const [name, fetch] of fetchers) {
    onProgress(`Looking for a Chromium: ${name} …`);
    try {
      const path = await fetch();
      const fault = await faultOf(path);
      if (fault === null) {
        return path;
      }
      tried.push(`${name}: ${fault}`);
    } catch (error) {
      tried.push(`${name}: ${reasonOf(error)}`);
    }
  }
  throw new ExplainedError(
    `No Chromium was found. Put one on PATH, or set CHROME_PATH to it. Tried:\n- ${tried.join('\n- ')}`,
  );
}

async function onPath(env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const found = await Promise.all(programs.map((name) => findOnPath(env, [name])));
  return found.filter((path) => path !== null);
}

/** Null: it runs. */
async function faultOf(path: string): Promise<string | null> {
  try {
    await promisify(execFile)(path, ['--version'], { timeout: 30_000 });
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

/** What a program said says why it ended; the error's own first line only repeats how it was called. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const said = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr.trim().split('\n') : [];
  return said.find((line) => /error|^E:/i.test(line)) ?? said.at(-1) ?? error.message;
}
