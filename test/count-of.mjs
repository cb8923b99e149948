// @ts-check
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * `failures` names the tests that failed, by file and name; a check that failed is its own name enough.
 * @typedef {{ passed: number, failed: number, skipped: number, fault: string | null, failures: string[] }} Count
 */

/**
 * What a step counts for. A check is one; a test run is what its report says, and a fault on top of it (a missing report, no test, an exit
 * code that the report does not explain) is one more failure, never a smaller count.
 * @param {Omit<import('./run-step.mjs').StepEnd, 'interrupted'>} ended
 * @param {string | null} report path of jest's JSON report; null for a check
 * @returns {Count}
 */
export function countOf(ended, report) {
  const fault = ended.timedOut ? 'took longer than its share of the time' : null;
  if (report === null) {
    const passed = ended.code === 0 && fault === null;
    return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0, fault, failures: [] };
  }
  const counted = read(report);
  if (counted === null) {
    return { passed: 0, failed: 1, skipped: 0, fault: fault ?? 'left no report', failures: [] };
  }
  const none = counted.passed + counted.failed === 0 ? 'ran no test' : null;
  const unexplained =
    ended.code !== 0 && counted.failed === 0 ? `ended with code ${ended.code} although no test failed` : null;
  const found = fault ?? none ?? unexplained;
  return { ...counted, failed: counted.failed + (found === null ? 0 : 1), fault: found };
}

/**
 * @param {string} report
 * @returns {Omit<Count, 'fault'> | null}
 */
function read(report) {
  try {
    const told = JSON.parse(readFileSync(report, 'utf8'));
    const count = {
      passed: told.numPassedTests,
      // A suite that could not run hides its tests: it is a failure of its own.
      failed: told.numFailedTests + told.numRuntimeErrorTestSuites,
      skipped: told.numPendingTests + told.numTodoTests,
    };
    return Object.values(count).every(Number.isInteger)
      ? { ...count, failures: told.testResults.flatMap(failuresOf) }
      : null;
  } catch {
    return null;
  }
}

/**
 * @param {{ name: string, status: string, assertionResults: { status: string, fullName: string }[] }} suite
 * @returns {string[]}
 */
function failuresOf({ name, status, assertionResults }) {
  const file = relative(process.cwd(), name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  return failed.length === 0 && status === 'failed'
    ? [`${file} could not run`]
    : failed.map(({ fullName }) => `${file} › ${fullName}`);
}
