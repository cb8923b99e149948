import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runUpgrades } from './src/run-upgrades.ts';

const upgrades = Number(process.env['BENCH_UPGRADES'] ?? 50);
const reports = fileURLToPath(new URL('../../.reports/bench-upgrade', import.meta.url));

jest.setTimeout(20 * 60_000);

test(`an upgrade is pushed once, whichever events tell of it (${upgrades} of each kind)`, async () => {
  const costs = await runUpgrades(upgrades);
  const text = `${JSON.stringify(costs, null, 2)}\n`;
  await writeFile(join(reports, 'upgrade.json'), text);
  process.stderr.write(text);

  const [purchase, change, purchaseTwice, changeTwice] = costs.map(({ pushes }) => pushes);
  expect([change, changeTwice]).toEqual([1, 1]);
  // A first purchase makes a customer, an intention of its own, which tells the product of the fallback plan unless the payment is faster.
  expect(purchase).toBeLessThanOrEqual(2);
  expect(purchaseTwice).toBeLessThanOrEqual(2);
  for (const { events, calls } of costs) {
    // Beside the events: the click, the new customer and the page after the payment.
    expect(calls['GET /v1/subscriptions']).toBeLessThanOrEqual(events + 3);
  }
});
