import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What the bundle is made of: the workflows, the pure packages that they import, and the SDK, whose version the lockfile pins. */
const sources = [
  'apps/worker/dist/workflows',
  'packages/billing/src',
  'packages/codec/src',
  'packages/contracts/src',
  'pnpm-lock.yaml',
];

/** A worker starts from a bundle that the build makes. Making them takes seconds, so it is done only when the one written last is older than its sources. */
export async function ensureWorkflowBundle(
  root: string,
  onProgress: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const bundle = await stat(join(root, 'apps/worker/dist/workflow-bundle.encrypted.js')).catch(() => null);
  const changed = Math.max(...(await Promise.all(sources.map((path) => lastChange(join(root, path))))));
  if (bundle !== null && bundle.mtimeMs > changed) {
    return;
  }
  onProgress('Bundling the workflows …');
  const script = join(root, 'apps/worker/dist/bundle-workflows.js');
  await promisify(execFile)(process.execPath, [script], { timeout: 120_000, signal });
}

async function lastChange(path: string): Promise<number> {
  const found = await stat(path);
  if (!found.isDirectory()) {
    return found.mtimeMs;
  }
  const names = await readdir(path);
  return Math.max(found.mtimeMs, ...(await Promise.all(names.map((name) => lastChange(join(path, name))))));
}
