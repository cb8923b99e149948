import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findOnPath } from '../find-on-path.ts';

/** The operating system's package. Only for root, who in a container has nobody to ask. */
export async function installByApt(env: NodeJS.ProcessEnv): Promise<string> {
  if (process.getuid?.() !== 0) {
    throw new Error('only root may install packages');
  }
  const aptGet = await findOnPath(env, ['apt-get']);
  if (aptGet === null) {
    throw new Error('there is no apt-get');
  }
  const options = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 300_000 };
  await promisify(execFile)(aptGet, ['update'], options);
  await promisify(execFile)(aptGet, ['install', '-y', '--no-install-recommends', 'chromium'], options);
  const installed = await findOnPath(env, ['chromium', 'chromium-browser']);
  if (installed === null) {
    throw new Error('it left no chromium on PATH');
  }
  return installed;
}
