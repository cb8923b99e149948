import * as fc from 'fast-check';
import { z } from 'zod';
import { playByChance } from '../parts/play-by-chance.ts';
import { runEpisode } from '../parts/run-episode.ts';
import { schedules } from '../parts/schedules.ts';
import { startServices } from '../parts/start-services.ts';

const mutation = z.object({ name: z.string() }).parse(Reflect.get(globalThis, 'mutation'));
const runs = Number(process.env['CONVERGENCE_RUNS']);
const seed = Number(process.env['CONVERGENCE_SEED'] ?? 1);

test(
  `${mutation.name} is found by chance within ${runs} schedules`,
  async () => {
    const services = await startServices();
    try {
      const broken: string[] = [];
      const { failed, numRuns } = await fc.check(
        fc.asyncProperty(schedules, async (schedule) => {
          const verdict = await runEpisode(services, (episode) => playByChance(episode, schedule));
          broken.push(...(verdict === null ? [] : [verdict.property]));
          return verdict === null;
        }),
        { numRuns: runs, seed, endOnFailure: true },
      );
      process.stderr.write(`${mutation.name}: ${broken[0] ?? 'not found'} after ${numRuns} schedules\n`);
      expect(failed).toBe(true);
    } finally {
      await services.close();
    }
  },
  120_000 + runs * 4000,
);
