import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { migrate } from '@planbridge/accounts';
import postgres from 'postgres';
import { createEmptyDatabase } from '../../../test/services/create-empty-database.ts';
import { environment } from '../../../test/services/environment.ts';

const folder = join(import.meta.dirname, '..');

async function setup() {
  const url = await createEmptyDatabase(environment('TEST_POSTGRES_URL'), `migrate_${randomUUID()}`);
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  const count = async (table: string) => {
    const [row] = await client<{ count: number }[]>`select count(*)::int from ${client.unsafe(table)}`;
    return row?.count;
  };
  return { url, client, count, close: async () => await client.end() };
}

const tables = `(select * from information_schema.tables where table_schema = 'public') as tables`;
const applied = 'drizzle.__drizzle_migrations';

test('migrations applied twice change nothing the second time', async () => {
  const { url, client, count, close } = await setup();
  await migrate(url);
  await client`insert into accounts (id) values ('kept')`;
  const before = [await count(applied), await count(tables)];
  await migrate(url);
  expect([await count(applied), await count(tables)]).toEqual(before);
  expect(await count('accounts')).toBe(1);
  await close();
});

test('several who migrate at once all succeed, and each migration is applied once', async () => {
  const { url, count, close } = await setup();
  await Promise.all(Array.from({ length: 6 }, async () => await migrate(url)));
  const files = (await readdir(join(folder, 'migrations'))).filter((name) => name.endsWith('.sql'));
  expect(await count(applied)).toBe(files.length);
  await close();
});

test('the migrations hold all that the schema says', async () => {
  const copy = await mkdtemp(join(tmpdir(), 'planbridge-migrations-'));
  await cp(join(folder, 'migrations'), join(copy, 'migrations'), { recursive: true });
  const drizzleKit = join(dirname(createRequire(__filename).resolve('drizzle-kit')), 'bin.cjs');
  const options = [
    '--dialect',
    'postgresql',
    '--schema',
    join(folder, 'src/schema.ts'),
    '--out',
    'migrations',
  ];
  const { stdout } = await promisify(execFile)(process.execPath, [drizzleKit, 'generate', ...options], {
    cwd: copy,
  });

  expect(stdout).toContain('No schema changes');
  expect((await readdir(join(copy, 'migrations'))).toSorted()).toEqual(
    (await readdir(join(folder, 'migrations'))).toSorted(),
  );
  await rm(copy, { recursive: true });
}, 60_000);
