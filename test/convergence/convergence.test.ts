import * as fc from 'fast-check';
import { playByChance } from './parts/play-by-chance.ts';
import { playScenario } from './parts/play-scenario.ts';
import { runEpisode } from './parts/run-episode.ts';
import { scenarios } from './parts/scenarios.ts';
import { schedules } from './parts/schedules.ts';
import { startServices } from './parts/start-services.ts';
import type { Services } from './parts/start-services.ts';

const runs = Number(process.env['CONVERGENCE_RUNS'] ?? 120);
/** A failed run prints its seed; setting it plays the same again. */
const seed = Number(process.env['CONVERGENCE_SEED'] ?? Date.now() % 1_000_000_000);
const patienceMs = 120_000 + runs * 4000;

let services: Services;

beforeAll(async () => {
  services = await startServices();
}, 60_000);

afterAll(async () => {
  await services.close();
});

test.each(Object.keys(scenarios))('%s: every property holds', async (name) => {
  expect((await playScenario(services, name))?.report).toBeUndefined();
});

test(
  'whatever overtakes, dies, comes late or twice: every property holds',
  async () => {
    await fc.assert(
      fc.asyncProperty(schedules, async (schedule) => {
        const verdict = await runEpisode(services, (episode) => playByChance(episode, schedule));
        expect(verdict?.report).toBeUndefined();
      }),
      // Finding the shortest schedule that fails may take as long again.
      { numRuns: runs, seed, interruptAfterTimeLimit: patienceMs / 2, markInterruptAsFailure: true },
    );
  },
  patienceMs,
);
