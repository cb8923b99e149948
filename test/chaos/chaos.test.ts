import { runChaos } from './src/run-chaos.ts';

const minutes = Number(process.env['CHAOS_MINUTES'] ?? 0);
const seed = Number(process.env['CHAOS_SEED'] ?? Date.now() % 1_000_000);

jest.setTimeout((minutes + 10) * 60_000);

test(`every account ends on the plan that Stripe says, whatever was killed, lost, late or twice (seed ${seed})`, async () => {
  const report = await runChaos({
    seed,
    accounts: 200,
    deeds: 7,
    minutes,
    onProgress: (line) => process.stderr.write(`${line}\n`),
  });
  const { violations, strikes, ...counts } = report;
  process.stderr.write(`${JSON.stringify({ seed, ...counts, strikes: strikes.length })}\n`);

  expect(violations).toEqual([]);
  expect(strikes.filter(({ hit }) => hit === 0)).toEqual([]);
  const kills = strikes
    .filter(({ fault }) => fault.kind === 'kill')
    .map(({ victim }) => victim.split('-')[0]);
  for (const kind of ['gateway', 'worker', 'temporal', 'postgres']) {
    expect(kills.filter((victim) => victim === kind).length).toBeGreaterThanOrEqual(2);
  }
  expect(kills.length).toBeGreaterThanOrEqual(10);
  expect(strikes.length - kills.length).toBeGreaterThanOrEqual(3);
  expect(counts.events).toBeGreaterThanOrEqual(2000);
});
