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

/** What the whole may take; whoever waits for it, CI above all, gives it 20 minutes. */
const wholeMs = 19.5 * minute;

/**
 * `minutes` is the most that a step may take, about twice what it needs; one that takes longer, or longer than is left of the whole, is killed and
 * has failed.
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
  { name: 'build', command: ['tsc', '-b'], minutes: 1.5 },
  { name: 'buttons', command: ['node', 'packages/buttons/build.mjs'], minutes: 0.5 },
  { name: 'workflow bundle', command: ['node', 'apps/worker/dist/bundle-workflows.js'], minutes: 1 },
  { name: 'types of tests', command: ['tsc', '-p', 'tsconfig.test.json', '--noEmit'], minutes: 1 },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'], minutes: 1.5 },
  { name: 'format', command: ['prettier', '--check', '--log-level=warn', '.'], minutes: 1 },
  { name: 'unused code', command: ['knip'], minutes: 1 },
  { name: 'unit', command: jest('unit'), minutes: 2, report: 'unit.json' },
  {
    name: 'integration',
    command: jest('integration', '--maxWorkers=2'),
    minutes: 12,
    report: 'integration.json',
  },
  {
    name: 'convergence',
    command: jest('convergence', '--runInBand'),
    minutes: 2,
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
    minutes: 2.5,
    report: 'mutations.json',
  },
  { name: 'e2e', command: jest('e2e', '--runInBand'), minutes: 5, report: 'e2e.json' },
  { name: 'leaks', command: jest('leaks', '--runInBand'), minutes: 2.5, report: 'leaks.json' },
  { name: 'chaos', command: jest('chaos', '--runInBand'), minutes: 5, report: 'chaos.json' },
];

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const end = Date.now() + wholeMs;
const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const failed = [];
for (const step of steps) {
  process.stdout.write(`\n── ${step.name} ──\n`);
  const started = Date.now();
  const timeoutMs = Math.max(0, Math.min(step.minutes * minute, end - started));
  const ended = await runStep(step.command, { cwd: root, timeoutMs });
  if (ended.interrupted) {
    process.stdout.write(`\nInterrupted during ${step.name}.\n`);
    process.exit(130);
  }
  const count = countOf(ended, step.report === undefined ? null : join(reports, step.report));
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(
    `${step.name}: ${count.passed} passed, ${count.failed} failed in ${seconds} s${count.fault === null ? '' : ` (${count.fault})`}\n`,
  );
  if (count.failed > 0) {
    failed.push([step.name, ...(count.fault === null ? [] : [count.fault])].join(': '));
    failed.push(...count.failures.map((name) => `  ${name}`));
  }
}

if (failed.length > 0) {
  process.stdout.write(`\nFailed, each explained above at its step:\n${failed.join('\n')}\n`);
}

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
