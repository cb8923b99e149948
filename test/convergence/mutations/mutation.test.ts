import { z } from 'zod';
import { playScenario } from '../parts/play-scenario.ts';
import { startServices } from '../parts/start-services.ts';

// Given by the configuration of this folder; the sources of this very test run are mutated by it.
const mutation = z
  .object({ name: z.string(), scenario: z.string(), property: z.string() })
  .parse(Reflect.get(globalThis, 'mutation'));

test(`${mutation.name} breaks ${mutation.property}`, async () => {
  const services = await startServices();
  try {
    const verdict = await playScenario(services, mutation.scenario);
    expect(verdict?.property ?? 'no property was broken').toBe(mutation.property);
  } finally {
    await services.close();
  }
});
