import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { workflowBundle } from './parts/workflow-bundle.ts';

Runtime.install({
  logger: new DefaultLogger('ERROR'),
  // The SDK warns of what the last test provokes.
  telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' }, forward: {} } },
  shutdownSignals: [],
});

const folder = fileURLToPath(new URL('./histories/', import.meta.url));
const recorded = readdirSync(folder).filter((name) => name.endsWith('.json'));

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}

let bundle: Awaited<ReturnType<typeof workflowBundle>>;

beforeAll(async () => {
  bundle = await workflowBundle();
}, 60_000);

test('every way that a workflow can go is recorded', () => {
  const ways = new Set(recorded.map((name) => name.replace(/\.\d+\.json$/, '')));
  expect([...ways].toSorted((a, b) => a.localeCompare(b))).toEqual([
    'checkout',
    'checkout-with-link',
    'checkout-without-database',
    'checkout-without-stripe',
    'needs-attention',
    'portal',
    'recheck',
    'settled-at-once',
    'sync',
    'sync-given-up',
    'told-when-to-come-back',
    'waited-then-settled',
  ]);
});

test.each(recorded)('%s replays with the present code', async (name) => {
  await expect(Worker.runReplayHistory({ workflowBundle: bundle }, read(name))).resolves.toBeUndefined();
});

test('one more command in a workflow is noticed', async () => {
  const changed = await workflowBundle('./changed-workflows.ts');
  const replay = Worker.runReplayHistory({ workflowBundle: changed }, read('settled-at-once.1.json'));
  await expect(replay).rejects.toBeInstanceOf(DeterminismViolationError);
}, 60_000);
