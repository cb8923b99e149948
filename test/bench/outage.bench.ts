import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { outageRates } from './src/outage-rates.ts';
import { runOutage } from './src/run-outage.ts';
import { table } from './src/table.ts';

const accounts = Number(process.env['BENCH_ACCOUNTS'] ?? 5000);
const rate = Number(process.env['BENCH_RATE'] ?? 12);
const pushRps = Number(process.env['BENCH_PUSH'] ?? 15);
const seed = Number(process.env['BENCH_SEED'] ?? 1);
const reports = fileURLToPath(new URL('../../.reports/bench-outage', import.meta.url));

jest.setTimeout(40 * 60_000);

test(`${accounts} accounts change while the product is down, and nobody else notices (seed ${seed})`, async () => {
  const { curve, ...report } = await runOutage({
    accounts,
    rate,
    pushRps,
    seed,
    onProgress: (line) => process.stderr.write(`${line}\n`),
  });
  const text = `${table(curve)}\n\n${JSON.stringify({ seed, rate, pushRps, ...outageRates, ...report }, null, 2)}\n`;
  await writeFile(join(reports, 'outage.txt'), text);
  process.stderr.write(text);

  // Each worker's bucket holds a quarter of a second's requests beside the rate.
  const { stripeRps } = outageRates;
  expect(report.reads.inOneSecond).toBeLessThanOrEqual(2 * stripeRps * 1.25);
  expect(report.reads.inTenSeconds).toBeLessThanOrEqual(2 * stripeRps * 10.25);
  expect(report.pushes.inTenSeconds).toBeLessThanOrEqual(pushRps * 11);
  // Who had to wait for a back-off would take ten seconds and more.
  const { baseline, outage } = report.latency;
  expect(outage?.p50).toBeLessThanOrEqual(3 * (baseline?.p50 ?? 0));
  expect(outage?.p99).toBeLessThanOrEqual(5000);
  expect(report).toMatchObject({
    pushes: { all: accounts },
    repeated: [],
    notOnce: [],
    incidents: ['product-outage: closed'],
    unsettled: 0,
    violations: [],
  });
});
