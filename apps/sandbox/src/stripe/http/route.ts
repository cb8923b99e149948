import type { z } from 'zod';
import type { World } from '../world.ts';
import { parseParams } from './parse-params.ts';

/** One call of the API. Checking its parameters comes apart from running it, because a refused check leaves no trace under an idempotency key. */
export type Route = Readonly<{
  method: 'GET' | 'POST' | 'DELETE';
  url: string;
  prepare(given: unknown): (world: World, id: string) => unknown;
}>;

/** `id` is the path's. What `run` answers is sent as JSON, expanded as the caller wished. */
export function route<Schema extends z.ZodType>({
  method,
  url,
  params,
  run,
}: Readonly<{
  method: Route['method'];
  url: string;
  params: Schema;
  run(call: Readonly<{ world: World; id: string; params: z.infer<Schema> }>): unknown;
}>): Route {
  return {
    method,
    url,
    prepare: (given) => {
      const parsed = parseParams(params, given);
      return (world, id) => run({ world, id, params: parsed });
    },
  };
}
