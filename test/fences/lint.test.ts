import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'planbridge-fences-'));

beforeAll(() => {
  cpSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The rules that a file at this place breaks, by the repository's own configuration. */
function faultsOf(path: string, text: string): readonly string[] {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${text}\n`);
  const linter = join(root, 'node_modules', '.bin', 'oxlint');
  const { stdout } = spawnSync(linter, ['--format', 'unix', path], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 30_000,
  });
  rmSync(file);
  return [...stdout.matchAll(/\[\w+\/([\w-]+\([\w-]+\))\]/g)].map(([, rule]) => rule ?? '');
}

const workflow = 'apps/worker/src/workflows/planted.ts';
const core = 'packages/billing/src/planted.ts';
const route = 'apps/gateway/src/planted.ts';
const imports = 'eslint(no-restricted-imports)';
const globals = 'eslint(no-restricted-globals)';

test.each([
  [workflow, `export { readFile } from 'node:fs/promises';`, imports],
  [workflow, `export { readFile } from 'fs';`, imports],
  [workflow, `export * from '@planbridge/accounts';`, imports],
  [workflow, `export { settleAccount } from '../settle/settle-account.ts';`, imports],
  [workflow, `export type { Activities } from '../activities/create-activities.ts';`, imports],
  [workflow, `export { Context } from '@temporalio/activity';`, imports],
  [workflow, `import { z } from 'zod';\nexport const schema = z.string();`, imports],
  [workflow, `export const answer = fetch('https://api.stripe.com');`, globals],
  [workflow, `export const home = process.cwd();`, globals],
  [core, `export { createHash } from 'node:crypto';`, imports],
  [core, `import { z } from 'zod';\nexport const schema = z.string();`, imports],
  [core, `export type { Settlement } from '@planbridge/contracts';`, imports],
  [core, `export { read } from '../../accounts/src/read.ts';`, imports],
  [core, `export const now = Date.now();`, globals],
  [core, `export const now = new Date();`, globals],
  [route, `export const port = process.env['PORT'];`, 'node(no-process-env)'],
  [
    'packages/accounts/src/planted.ts',
    `export const url = process.env['DATABASE_URL'];`,
    'node(no-process-env)',
  ],
  [route, `export default 1;`, 'import(no-default-export)'],
  [route, `export const anything = (value: any) => value;`, 'typescript(no-explicit-any)'],
  [
    route,
    `export const length = (text: string | null) => text!.length;`,
    'typescript(no-non-null-assertion)',
  ],
])('in %s the linter refuses: %s', (path, text, rule) => {
  expect(faultsOf(path, text)).toContain(rule);
});

test('a file of more than 200 lines is refused', () => {
  const lines = Array.from({ length: 201 }, (_, line) => `export const line${line} = ${line};`);
  expect(faultsOf(route, lines.slice(1).join('\n'))).toEqual([]);
  expect(faultsOf(route, lines.join('\n'))).toEqual(['eslint(max-lines)']);
});

test.each([
  [workflow, `export { isLiveStatus } from '@planbridge/billing';`],
  [workflow, `export { taskQueues } from '@planbridge/contracts';`],
  [workflow, `export { sleep } from '@temporalio/workflow';`],
  [workflow, `export { recheck } from './recheck.ts';`],
  [core, `export { isBefore } from './is-before.ts';`],
  ['apps/gateway/src/main.ts', `export const port = process.env['PORT'];`],
])('in %s the linter lets pass: %s', (path, text) => {
  expect(faultsOf(path, text)).toEqual([]);
});
