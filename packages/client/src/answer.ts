import type { Problem } from './api-types.ts';

export type Answer<Value> =
  | Readonly<{ ok: true; value: Value }>
  | Readonly<{
      ok: false;
      problem: Problem;
      /** When it may be worth trying again, if the gateway said so. */
      retryAfterSeconds: number | null;
    }>;
