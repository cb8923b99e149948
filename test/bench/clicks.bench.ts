import { writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { createWorld } from '../cluster/create-world.ts';
import type { World } from '../cluster/create-world.ts';
import { startCluster } from '../cluster/start-cluster.ts';
import type { Cluster } from '../cluster/start-cluster.ts';
import { createShopper } from '../e2e/parts/create-shopper.ts';
import { outcomesOf } from '../e2e/parts/outcomes-of.ts';
import { runClicks } from './src/run-clicks.ts';
import { runPayments } from './src/run-payments.ts';
import { stopwatch } from './src/stopwatch.ts';
import { table } from './src/table.ts';

jest.setTimeout(20 * 60_000);

const latencyMs = 300;
const users = Number(process.env['BENCH_USERS'] ?? 70);
const crowd = Number(process.env['BENCH_CROWD'] ?? 200);

let cluster: Cluster;
let world: World;
let made = 0;
const report: string[] = [];

beforeAll(async () => {
  // More than the default budget: this measures clicks, not waiting for Stripe's limits.
  cluster = await startCluster({
    name: 'bench-clicks',
    workflows: 'in-memory',
    gateways: 1,
    workers: 1,
    stripeRps: 100,
    pushRps: 100,
  });
  world = createWorld(cluster);
});

afterAll(async () => {
  await writeFile(join(cluster.logs, 'clicks.txt'), report.join('\n'));
  await cluster.stop();
});

async function newShopper() {
  made += 1;
  const { gateway: gatewayUrl, website: websiteUrl } = cluster.urls;
  return await createShopper({ gatewayUrl, websiteUrl }, world, `shopper-${made}`);
}

function tell(text: string): void {
  const line = `${text}\n(load ${loadavg()[0]?.toFixed(1)})\n`;
  report.push(line);
  process.stderr.write(`${line}\n`);
}

test(`a click takes 50 ms more than Stripe's calls of ${latencyMs} ms`, async () => {
  // Nobody waits for what a process does only once.
  await runClicks({ world, newShopper, users: 10, lanes: 5 });
  const idle = await runClicks({ world, newShopper, users: 20, lanes: 1 });
  tell(`Stripe answers at once:\n${table(idle)}`);
  const slowness = await world.breakService('stripe', { kind: 'latency', ms: latencyMs, route: '/v1/*' });
  const alone = await runClicks({ world, newShopper, users, lanes: 1 });
  tell(`Stripe takes ${latencyMs} ms:\n${table(alone)}`);
  const together = await runClicks({ world, newShopper, users, lanes: 10 });
  tell(`Stripe takes ${latencyMs} ms:\n${table(together)}`);
  await slowness.end();
  expect(alone.map(({ what, own }) => ({ what, tooMuch: Math.max(0, own - 50) }))).toEqual(
    alone.map(({ what }) => ({ what, tooMuch: 0 })),
  );
});

test('the page after a payment knows the plan within a second, webhook or not', async () => {
  const delivered = await runPayments({ what: 'webhooks on', newShopper, payments: 30 });
  await world.disturbWebhooks({ action: 'drop' });
  const dropped = await runPayments({ what: 'webhooks dropped', newShopper, payments: 30 });
  const slowness = await world.breakService('stripe', { kind: 'latency', ms: latencyMs, route: '/v1/*' });
  const slow = await runPayments({ what: `dropped, Stripe takes ${latencyMs} ms`, newShopper, payments: 30 });
  await slowness.end();
  tell(`From payment to truthful page:\n${table([delivered, dropped, slow])}`);
  expect([delivered, dropped, slow].filter(({ p50 }) => p50 >= 1000)).toEqual([]);
});

test(`${crowd} accounts that click at once are all served, or told when to come again`, async () => {
  const shoppers = await Promise.all(Array.from({ length: crowd }, newShopper));
  const slowness = await world.breakService('stripe', { kind: 'latency', ms: latencyMs, route: '/v1/*' });
  let answers: Parameters<typeof outcomesOf>[0] = [];
  const ms = await stopwatch(async () => {
    answers = await Promise.all(shoppers.map(async ({ click }) => await click()));
  });
  await slowness.end();
  tell(`${crowd} accounts at once: ${JSON.stringify(outcomesOf(answers))} in ${Math.round(ms)} ms`);
  expect(answers.filter((answer) => !answer.ok && answer.retryAfterSeconds === null)).toEqual([]);
});
