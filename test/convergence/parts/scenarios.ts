import { attemptScenarios } from './attempt-scenarios.ts';
import { redeliverAfterTermination } from './redeliver-after-termination.ts';
import { restoreScenarios } from './restore-scenarios.ts';
import type { Scenario } from './scenario.ts';
import { worldScenarios } from './world-scenarios.ts';

/** Schedules written by hand, for what chance finds too rarely. Each ends with everything becoming quiet. */
export const scenarios = {
  ...worldScenarios,
  ...attemptScenarios,
  ...restoreScenarios,
  'an event whose run was terminated comes again': { check: redeliverAfterTermination },
} as const satisfies Record<string, Scenario>;
