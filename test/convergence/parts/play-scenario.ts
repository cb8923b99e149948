import { createMoves } from './create-moves.ts';
import { runEpisode } from './run-episode.ts';
import type { Verdict } from './run-episode.ts';
import { scenarios } from './scenarios.ts';
import type { Scenario } from './scenario.ts';
import type { Services } from './start-services.ts';

export async function playScenario(services: Services, name: string): Promise<Verdict | null> {
  const scenario = Object.entries<Scenario>(scenarios).find(([known]) => known === name)?.[1];
  if (scenario === undefined) {
    throw new Error(`There is no scenario "${name}".`);
  }
  if ('check' in scenario) {
    return scenario.check();
  }
  return runEpisode(services, (episode) => scenario.play(episode, createMoves(episode)), {
    fenced: scenario.fenced ?? true,
  });
}
