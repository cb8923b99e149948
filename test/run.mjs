// The README's test command: every check and every test, fast ones first. Plain JavaScript, because it must run before anything is compiled.
// @ts-check
import { rmSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countOf } from './count-of.mjs';
import { runStep } from './run-step.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = join(root, '.reports');
const minute = 60_000;

/**
 * `minutes` is a step's share of the 20 that the whole may take; a step that outlives its share is killed and has failed.
 * @typedef {{ name: string, command: string[], minutes: number, report?: string }} Step
 */

/** @type {(project: string, ...more: string[]) => string[]} */
const jest = (project, ...more) => [
  'jest',
  `--selectProjects=${project}`,
  '--json',
  `--outputFile=${join(reports, `${project}.json`)}`,
  ...more,
];

/** @type {Step[]} */
const steps = [
  { name: 'build', command: ['tsc', '-b'], minutes: 0.8 },
  { name: 'buttons', command: ['node', 'packages/buttons/build.mjs'], minutes: 0.2 },
  { name: 'workflow bundle', command: ['node', 'apps/worker/dist/bundle-workflows.js'], minutes: 0.5 },
  { name: 'types of tests', command: ['tsc', '-p', 'tsconfig.test.json', '--noEmit'], minutes: 0.5 },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'], minutes: 0.5 },
  { name: 'format', command: ['prettier', '--check', '--log-level=warn', '.'], minutes: 0.5 },
  { name: 'unused code', command: ['knip'], minutes: 0.4 },
  { name: 'unit', command: jest('unit'), minutes: 1.2, report: 'unit.json' },
  {
    name: 'integration',
    command: jest('integration', '--maxWorkers=2'),
    minutes: 6.2,
    report: 'integration.json',
  },
  {
    name: 'convergence',
    command: jest('convergence', '--runInBand'),
    minutes: 1.1,
    report: 'convergence.json',
  },
  {
    name: 'mutations',
    command: [
      'jest',
      '--config=test/convergence/mutations/jest.config.js',
      '--maxWorkers=2',
      '--json',
      `--outputFile=${join(reports, 'mutations.json')}`,
    ],
    minutes: 1.3,
    report: 'mutations.json',
  },
  { name: 'e2e', command: jest('e2e', '--runInBand'), minutes: 1.8, report: 'e2e.json' },
  { name: 'leaks', command: jest('leaks', '--runInBand'), minutes: 1.3, report: 'leaks.json' },
  { name: 'chaos', command: jest('chaos', '--runInBand'), minutes: 3.6, report: 'chaos.json' },
];

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const total = { passed: 0, failed: 0, skipped: 0 };
for (const step of steps) {
  process.stdout.write(`\n── ${step.name} ──\n`);
  const started = Date.now();
  const ended = await runStep(step.command, { cwd: root, timeoutMs: step.minutes * minute });
  const count = countOf(ended, step.report === undefined ? null : join(reports, step.report));
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(
    `${step.name}: ${count.passed} passed, ${count.failed} failed in ${seconds} s${count.fault === null ? '' : ` (${count.fault})`}\n`,
  );
}

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
