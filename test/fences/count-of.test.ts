import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countOf } from '../count-of.mjs';

const folder = mkdtempSync(join(tmpdir(), 'planbridge-count-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const wellEnded = { code: 0, timedOut: false };
const badlyEnded = { code: 1, timedOut: false };

function reportOf(suites: readonly Readonly<Record<string, string>>[]): string {
  const statuses = suites.flatMap((tests) => Object.values(tests));
  const count = (status: string) => statuses.filter((each) => each === status).length;
  const report = join(folder, `${suites.length}-${statuses.join('-')}.json`);
  const told = {
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('pending'),
    numTodoTests: count('todo'),
    numRuntimeErrorTestSuites: suites.filter((tests) => Object.keys(tests).length === 0).length,
    testResults: suites.map((tests, index) => ({
      name: join(process.cwd(), `suite-${index}.test.ts`),
      status:
        Object.values(tests).every((status) => status !== 'failed') && Object.keys(tests).length > 0
          ? 'passed'
          : 'failed',
      assertionResults: Object.entries(tests).map(([fullName, status]) => ({ fullName, status })),
    })),
  };
  writeFileSync(report, JSON.stringify(told));
  return report;
}

test('a test run counts for what its report says, and its failures are named', () => {
  const report = reportOf([
    { adds: 'passed', divides: 'failed' },
    { waits: 'pending', plans: 'todo' },
  ]);
  expect(countOf(badlyEnded, report)).toEqual({
    passed: 1,
    failed: 1,
    skipped: 2,
    fault: null,
    failures: ['suite-0.test.ts › divides'],
  });
});

test('a suite that could not run is a failure of its own', () => {
  expect(countOf(badlyEnded, reportOf([{ adds: 'passed' }, {}]))).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
    fault: null,
    failures: ['suite-1.test.ts could not run'],
  });
});

test.each([
  ['a report that is not there', wellEnded, join(folder, 'missing.json'), 'left no report'],
  ['a run without a test', wellEnded, reportOf([]), 'ran no test'],
  [
    'an exit code that the report does not explain',
    badlyEnded,
    reportOf([{ adds: 'passed' }]),
    'ended with code 1 although no test failed',
  ],
  [
    'a run out of time',
    { code: null, timedOut: true },
    reportOf([{ adds: 'passed' }, { lasts: 'passed' }]),
    'took longer than its share of the time',
  ],
])('%s is one more failure', (_, ended, report, fault) => {
  expect(countOf(ended, report)).toMatchObject({ failed: 1, fault });
});

test('a check is one, passed or failed', () => {
  expect(countOf(wellEnded, null)).toMatchObject({ passed: 1, failed: 0 });
  expect(countOf(badlyEnded, null)).toMatchObject({ passed: 0, failed: 1 });
  expect(countOf({ code: 0, timedOut: true }, null)).toMatchObject({ passed: 0, failed: 1 });
});
