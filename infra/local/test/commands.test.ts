import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { activeCatalogueVersion, createDatabase } from '@planbridge/accounts';
import { freePort } from '../src/free-port.ts';
import { repositoryRoot } from '../src/repository-root.ts';
import { createBareDatabase } from './parts/create-bare-database.ts';
import { createStateFolder } from './parts/create-state-folder.ts';
import { run } from './parts/run.ts';

jest.setTimeout(60_000);

const catalogue = join(repositoryRoot, 'catalogue.yaml');

test('migrate brings an empty database to where a catalogue can be applied, and the same one again changes nothing', async () => {
  const env = { DATABASE_URL: await createBareDatabase() };
  expect(await run('migrate-main', [], env).ended).toEqual({ code: 0, said: 'The schema is up to date.\n' });
  expect(await run('catalogue-main', ['apply', catalogue], env).ended).toEqual({
    code: 0,
    said: 'Version 1 of the catalogue is active.\n',
  });
  expect(await run('catalogue-main', ['apply', catalogue], env).ended).toEqual({
    code: 0,
    said: 'Version 1 of the catalogue, which is active, says the same: nothing changed.\n',
  });
});

test('a faulty catalogue is refused with file, line and reason, and the active one stays', async () => {
  const folder = await createStateFolder();
  const databaseUrl = await createBareDatabase();
  const env = { DATABASE_URL: databaseUrl };
  const file = join(folder.path, 'faulty.yaml');
  await writeFile(file, 'fallback_plan: gold\nplans:\n  free:\n    name: Free\n    rank: zero\n');
  await run('migrate-main', [], env).ended;
  await run('catalogue-main', ['apply', catalogue], env).ended;
  const { db, close } = createDatabase(databaseUrl, { maxConnections: 1 });
  try {
    const { code, said } = await run('catalogue-main', ['apply', file], env).ended;
    expect(code).toBe(1);
    expect(said).toContain(`${file}:5: plans.free.rank`);
    expect(said).not.toContain('    at ');
    expect(await activeCatalogueVersion(db)).toBe(1);
  } finally {
    await close();
    await folder.remove();
  }
});

test.each<[string, 'migrate-main' | 'catalogue-main', string[], NodeJS.ProcessEnv, RegExp]>([
  ['migrate without DATABASE_URL', 'migrate-main', [], {}, /^- DATABASE_URL is missing/m],
  [
    'migrate with a URL of something else',
    'migrate-main',
    [],
    { DATABASE_URL: 'mysql://db' },
    /^- DATABASE_URL must be a URL that starts with postgres/m,
  ],
  [
    'a catalogue command that does not exist',
    'catalogue-main',
    ['show'],
    {},
    /^Usage: catalogue apply FILE$/m,
  ],
  [
    'a catalogue file that does not exist',
    'catalogue-main',
    ['apply', '/no/such/file.yaml'],
    { DATABASE_URL: 'postgres://127.0.0.1/x' },
    /^\/no\/such\/file\.yaml cannot be read \(ENOENT\)/,
  ],
])('%s is refused in a sentence', async (_, command, args, env, sentence) => {
  const folder = await createStateFolder();
  const { code, said } = await run(command, args, { PLANBRIDGE_STATE: folder.path, ...env }).ended;
  await folder.remove();
  expect(code).toBe(1);
  expect(said).toMatch(sentence);
  expect(said).not.toContain('    at ');
});

test.each(['migrate-main', 'catalogue-main'] as const)(
  '%s says where nobody listens, without the password',
  async (command) => {
    const port = await freePort();
    const env = { DATABASE_URL: `postgres://app:hush@127.0.0.1:${port}/planbridge` };
    const { code, said } = await run(command, command === 'migrate-main' ? [] : ['apply', catalogue], env)
      .ended;
    expect(code).toBe(1);
    expect(said).toContain(
      `The database at 127.0.0.1:${port}/planbridge cannot be used: nobody listens there`,
    );
    expect(said).not.toContain('hush');
  },
);
