import { playScenario } from './parts/play-scenario.ts';
import { scenarios } from './parts/scenarios.ts';
import { startServices } from './parts/start-services.ts';
import type { Services } from './parts/start-services.ts';

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
