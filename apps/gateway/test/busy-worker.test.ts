import { startGateway } from './parts/start-gateway.ts';
import type { Gateway } from './parts/start-gateway.ts';

const page = 'https://app.example.com/billing';

let gateway: Gateway;
let worker: Awaited<ReturnType<Gateway['startWorker']>>;

beforeAll(async () => {
  gateway = await startGateway();
  worker = await gateway.startWorker({ maxConcurrentWorkflowTaskExecutions: 1, maxCachedWorkflows: 0 });
}, 120_000);

afterAll(async () => {
  await worker.stop();
  await gateway.close();
}, 60_000);

test('who waits longer for a busy worker than it takes to notice a missing one is served all the same', async () => {
  const clicks = Array.from({ length: 2 }, async (_, user) => {
    const headers = await gateway.bearer(`busy-${user}`);
    const wish = { plan: 'pro', success_url: `${page}?busily-sold`, cancel_url: page };
    const began = performance.now();
    const { status } = await gateway.click('/v1/checkout', wish, headers);
    return { status, ms: performance.now() - began };
  });
  const answers = await Promise.all(clicks);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  // One at a time, four seconds each, and nobody answered in the first four: without that wait this would show nothing.
  expect(Math.min(...answers.map(({ ms }) => ms))).toBeGreaterThan(3700);
  expect(Math.max(...answers.map(({ ms }) => ms))).toBeGreaterThan(7500);
}, 60_000);
