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
    jsx: 'react-jsx',
    lib: ['es2022', 'dom', 'dom.iterable'],
    types: [],
  },
};

let project: string;
let snippets: readonly Readonly<{ language: string; text: string }>[];

/** A project that has the package as npm would install it: what `files` names, and nothing of this repository around it. */
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'planbridge-buttons-'));
  const installed = join(project, 'node_modules/@planbridge/buttons');
  await mkdir(join(project, 'node_modules/@types'), { recursive: true });
  await cp(join(packageFolder, 'dist'), join(installed, 'dist'), { recursive: true });
  await cp(join(packageFolder, 'package.json'), join(installed, 'package.json'));
  await symlink(
    dirname(require.resolve('@types/react/package.json')),
    join(project, 'node_modules/@types/react'),
  );
  const documentation = await readFile(join(packageFolder, '../../docs/buttons.md'), 'utf8');
  snippets = [...documentation.matchAll(/^```(tsx?)\n([^]*?)^```$/gm)].map(
    ([, language = '', text = '']) => ({ language, text }),
  );
});

afterAll(() => rm(project, { recursive: true, force: true }));

/** What the compiler says about these files, by their names. */
async function compile(folder: string, files: readonly Readonly<{ name: string; text: string }>[]) {
  const place = join(project, folder);
  await mkdir(place);
  await Promise.all(files.map(({ name, text }) => writeFile(join(place, name), text)));
  await writeFile(join(place, 'tsconfig.json'), JSON.stringify(settings));
  return new Promise<string>((resolve) => {
    const compiled = (_error: unknown, stdout: string, stderr: string): void => resolve(stdout + stderr);
    execFile(
      process.execPath,
      [compiler, '--pretty', 'false', '-p', '.'],
      { cwd: place, timeout: 50_000 },
      compiled,
    );
  });
}

test('every snippet of the documentation compiles, with strict types and React’s JSX', async () => {
  expect(snippets.map(({ language }) => language)).toEqual(['ts', 'ts', 'tsx']);
  const files = snippets.map(({ language, text }, index) => ({ name: `snippet-${index}.${language}`, text }));
  expect(await compile('right', files)).toBe('');
}, 60_000);

test('the types refuse a missing plan, an unknown interval, and what an event or an account has not', async () => {
  const mistakes = [
    { right: 'plan="team"', wrong: '', words: "Property 'plan' is missing" },
    { right: 'plan="team"', wrong: 'plan="team" interval="week"', words: '"week"' },
    { right: 'detail.name', wrong: 'detail.reason', words: "'reason' does not exist" },
    { right: 'detail.plan', wrong: 'detail.tariff', words: "'tariff' does not exist" },
  ];
  const files = mistakes.flatMap(({ right, wrong }, index) =>
    snippets
      .filter(({ text }) => text.includes(right))
      .map(({ language, text }) => ({
        name: `mistake-${index}.${language}`,
        text: text.replace(right, wrong),
      })),
  );
  const said = (await compile('wrong', files)).split(/^(?=mistake-)/m);
  expect(said).toEqual(
    mistakes.map(({ words }, index) => expect.stringMatching(new RegExp(`^mistake-${index}\\.[^]*${words}`))),
  );
}, 60_000);

test.each([[[]], [['--conditions=development']]])(
  'a server may import it, where there are no elements (node %j)',
  async (flags) => {
    const script = "import('@planbridge/buttons').then((module) => console.log(Object.keys(module).join()))";
    const { stdout } = await run(process.execPath, [...flags, '-e', script], {
      cwd: project,
      timeout: 20_000,
    });
    expect(stdout.trim()).toBe('PlanElement,PortalElement,UpgradeElement,configure');
  },
);
