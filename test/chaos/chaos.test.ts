import { runChaos } from './src/run-chaos.ts';

jest.setTimeout(600_000);

test('every account ends on the plan that Stripe says, whatever was killed, lost, late or twice', async () => {
  const seed = Number(process.env['CHAOS_SEED'] ?? Date.now() % 1_000_000);
  process.stderr.write(`chaos seed ${seed}\n`);
  const report = await runChaos({
    seed,
    accounts: Number(process.env['CHAOS_ACCOUNTS'] ?? 200),
    deeds: 8,
    rounds: 1,
    onProgress: (line) => process.stderr.write(`${line}\n`),
  });
  process.stderr.write(`${JSON.stringify(report, null, 2)}\n`);
  expect(report.violations).toEqual([]);
  expect(report.strikes.filter(({ hit }) => hit === 0)).toEqual([]);
});
