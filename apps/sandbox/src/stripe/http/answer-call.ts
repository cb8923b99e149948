import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import Stripe from 'stripe';
import { z } from 'zod';
import { newId } from '../new-id.ts';
import type { World } from '../world.ts';
import type { createIdempotency } from './create-idempotency.ts';
import { errorAnswer } from './error-answer.ts';
import type { Answer } from './error-answer.ts';
import { expand } from './expand.ts';
import { parseForm } from './parse-form.ts';
import { requireKey } from './require-key.ts';
import type { Route } from './route.ts';

export type CallDependencies = Readonly<{
  world: World;
  idempotency: ReturnType<typeof createIdempotency>;
  /** Awaited while a call runs and holds its idempotency key. */
  whileExecuting: (request: FastifyRequest) => Promise<void>;
}>;

const path = z.object({ id: z.string().default('') });
const expansions = z.array(z.string()).default([]);

/** Reads a call, runs it once and answers it, whatever happens, with Stripe's headers and an object or an error's envelope. */
export async function answerCall(
  deps: CallDependencies,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const requestId = newId('req', 14);
  reply.headers({
    'request-id': requestId,
    'stripe-version': request.headers['stripe-version'] ?? Stripe.API_VERSION,
  });
  const answer = await answerOf(deps, route, { request, reply, requestId }).catch((error: unknown) =>
    logged(request.log, error),
  );
  return reply.code(answer.status).type('application/json').send(answer.body);
}

type Exchange = Readonly<{ request: FastifyRequest; reply: FastifyReply; requestId: string }>;

async function answerOf(deps: CallDependencies, route: Route, exchange: Exchange): Promise<Answer> {
  const { request, reply, requestId } = exchange;
  requireKey(request.headers.authorization);
  const { expand: wishes, ...given } = paramsOf(request);
  const paths = expansions.parse(wishes);
  const run = route.prepare(given);
  const key = request.method === 'POST' ? request.headers['idempotency-key'] : undefined;
  const cause = { id: requestId, idempotency_key: typeof key === 'string' ? key : null };
  const execute = async () => {
    await deps.whileExecuting(request);
    try {
      const { id } = path.parse(request.params);
      const result = deps.world.causedBy(cause, () => run(deps.world, id));
      return { status: 200, body: JSON.stringify(expand(deps.world, result, paths)) };
    } catch (error) {
      return logged(request.log, error);
    }
  };
  if (typeof key !== 'string') {
    return execute();
  }
  reply.header('idempotency-key', key);
  const call = { key, fingerprint: JSON.stringify([request.method, request.url, given]), request: requestId };
  const replay = deps.idempotency.replay(call);
  if (replay !== null) {
    reply.headers({ 'idempotent-replayed': 'true', 'original-request': replay.original });
    return replay;
  }
  return deps.idempotency.run(call, execute);
}

/** A form's or a query's fields; version 2 of the API sends JSON. */
function paramsOf({ method, body, url }: FastifyRequest): Record<string, unknown> {
  const question = url.indexOf('?');
  return {
    ...(question === -1 ? {} : parseForm(url.slice(question + 1))),
    ...(method !== 'GET' && typeof body === 'object' ? body : {}),
  };
}

function logged(log: FastifyBaseLogger, error: unknown): Answer {
  if (!(error instanceof Stripe.errors.StripeError)) {
    log.error({ err: error }, 'A call of the Stripe stand-in threw');
  }
  return errorAnswer(error);
}
