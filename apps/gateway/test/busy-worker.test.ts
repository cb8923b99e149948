import { startGateway } from './parts/start-gateway.ts';
import type { Gateway } from './parts/start-gateway.ts';

let gateway: Gateway;
let worker: Awaited<ReturnType<Gateway['startWorker']>>;

beforeAll(async () => {
  gateway = await startGateway();
  worker = await gateway.startWorker({ maxConcurrentWorkflowTaskExecutions: 1, maxCachedWorkflows: 0 });
}, 60_000);

afterAll(async () => {
  await worker.stop();
  await gateway.close();
}, 60_000);

/** A click whose one call of Stripe takes `ms`, and ends with a refusal. */
async function click(user: string, ms: number) {
  const page = 'https://app.example.com/billing';
  const wish = { plan: 'pro', success_url: `${page}?asked-for-${ms}`, cancel_url: page };
  const headers = await gateway.bearer(user);
  const began = performance.now();
  const response = await gateway.click('/v1/checkout', wish, headers);
  const ended = performance.now();
  return { type: (await response.json()).type, ms: ended - began };
}

const served = 'urn:planbridge:problem:already-on-plan';

test('who waits longer for a busy worker than it takes to notice a missing one is served all the same', async () => {
  const answers = await Promise.all([click('ada', 3800), click('bob', 3800)]);
  expect(answers.map(({ type }) => type)).toEqual([served, served]);
  // One at a time, and nobody answered in the first four seconds: without that wait this would show nothing.
  const [first = 0, second = 0] = answers.map(({ ms }) => ms).toSorted((one, other) => one - other);
  expect(first).toBeGreaterThan(3700);
  expect(second).toBeGreaterThan(7500);
}, 60_000);
