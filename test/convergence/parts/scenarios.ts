import { attemptScenarios } from './attempt-scenarios.ts';
import { worldScenarios } from './world-scenarios.ts';

/** Schedules written by hand, for what chance finds too rarely. Each ends with everything becoming quiet. */
export const scenarios = { ...worldScenarios, ...attemptScenarios };
