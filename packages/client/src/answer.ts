import type { Problem } from './api-types.ts';

export type Answer<Value> = Readonly<{ ok: true; value: Value }> | Failure;

export type Failure = Readonly<{
  ok: false;
  problem: Problem;
  /** When it may be worth trying again, if the gateway said so. */
  retryAfterSeconds: number | null;
}>;
