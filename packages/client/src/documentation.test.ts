import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const packageFolder = join(__dirname, '..');
const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc');

const settings = {
  compilerOptions: {
    noEmit: true,
    strict: true,
    target: 'es2022',
    module: 'esnext',
    moduleResolution: 'bundler',
    lib: ['es2022', 'dom', 'dom.iterable'],
    types: [],
  },
};

/** What the snippet takes from its page. */
const page = `
declare const auth: { getAccessToken(): Promise<string> };
declare function showPlan(): void;
declare function show(title: string, detail: string, retryAfterSeconds: number | null): void;
`;

let project: string;

/** A project that has the package as npm installs what pnpm packs: `publishConfig` in its place, and nothing of this repository around it. */
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'planbridge-client-'));
  const modules = join(project, 'node_modules');
  const installed = join(modules, '@planbridge/client');
  await mkdir(installed, { recursive: true });
  await cp(join(packageFolder, 'dist'), join(installed, 'dist'), { recursive: true });
  const manifest: Readonly<{ publishConfig: object }> = JSON.parse(
    await readFile(join(packageFolder, 'package.json'), 'utf8'),
  );
  const { publishConfig, ...described } = manifest;
  await writeFile(join(installed, 'package.json'), JSON.stringify({ ...described, ...publishConfig }));
  await symlink(join(packageFolder, 'node_modules/openapi-fetch'), join(modules, 'openapi-fetch'));
});

afterAll(() => rm(project, { recursive: true, force: true }));

/** What the compiler says about these scripts of a page, by their names. */
async function compile(scripts: Readonly<Record<string, string>>): Promise<string> {
  const files = { ...scripts, 'page.d.ts': page, 'tsconfig.json': JSON.stringify(settings) };
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(project, name), text)));
  return await new Promise<string>((resolve) => {
    const compiled = (_error: unknown, stdout: string, stderr: string): void => resolve(stdout + stderr);
    execFile(process.execPath, [compiler, '--pretty', 'false'], { cwd: project, timeout: 50_000 }, compiled);
  });
}

test('the snippet of the documentation compiles, and with a problem that there is not or without a plan it does not', async () => {
  const documentation = await readFile(join(packageFolder, '../../docs/api.md'), 'utf8');
  const snippets = [...documentation.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, text = '']) => text);
  expect(snippets).toHaveLength(1);
  const [right = ''] = snippets;
  const said = await compile({
    'right.ts': right,
    'problem.ts': right.replace('already-on-plan', 'already-there'),
    'wish.ts': right.replace("plan: 'pro',", ''),
  });
  expect(said.split(/^(?=\w+\.ts\()/m)).toEqual([
    expect.stringMatching(/^problem\.ts.+have no overlap/),
    expect.stringMatching(/^wish\.ts[^]+Property 'plan' is missing/),
  ]);
}, 60_000);

test.each([[[]], [['--conditions=development']]])(
  'it can be imported where it is installed (node %j)',
  async (flags) => {
    const script = "import('@planbridge/client').then((module) => console.log(Object.keys(module).join()))";
    const { stdout } = await run(process.execPath, [...flags, '-e', script], {
      cwd: project,
      timeout: 20_000,
    });
    expect(stdout.trim()).toBe('createPlanbridgeClient');
  },
);
