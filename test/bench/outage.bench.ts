import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runOutage } from './src/run-outage.ts';
import { table } from './src/table.ts';

const accounts = Number(process.env['BENCH_ACCOUNTS'] ?? 5000);
const rate = Number(process.env['BENCH_RATE'] ?? 12);
const pushRps = Number(process.env['BENCH_PUSH'] ?? 15);
const stripeRps = Number(process.env['BENCH_STRIPE'] ?? 10);
const seed = Number(process.env['BENCH_SEED'] ?? 1);
const reports = fileURLToPath(new URL('../../.reports/bench-outage', import.meta.url));

jest.setTimeout(40 * 60_000);

test(`${accounts} accounts change while the product is down, and nobody else notices (seed ${seed})`, async () => {
  const { curve, ...report } = await runOutage({
    accounts,
    rate,
    pushRps,
    stripeRps,
    seed,
    onProgress: (line) => process.stderr.write(`${line}\n`),
  });
  const text = `${table(curve)}\n\n${JSON.stringify({ seed, rate, pushRps, stripeRps, ...report }, null, 2)}\n`;
  await writeFile(join(reports, 'outage.txt'), text);
  process.stderr.write(text);

  // Each of the two workers has a bucket of a quarter of a second's requests, two at least, beside the rate.
  const held = Math.max(2, stripeRps / 4);
  expect(report.reads.inOneSecond).toBeLessThanOrEqual(2 * (stripeRps + held));
  expect(report.reads.inTenSeconds).toBeLessThanOrEqual(2 * (10 * stripeRps + held));
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
