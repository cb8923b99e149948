import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createCallCounts } from './control/create-call-counts.ts';
import { registerControl } from './control/register-control.ts';
import { answerCall } from './http/answer-call.ts';
import { createIdempotency } from './http/create-idempotency.ts';
import { errorAnswer } from './http/error-answer.ts';
import { parseForm } from './http/parse-form.ts';
import { refusal } from './http/refusal.ts';
import { routes } from './routes.ts';
import type { World } from './world.ts';

export type StripeDependencies = Readonly<{
  world: World;
  /** Awaited while a call runs and holds its idempotency key: the place of a latency that a second call can meet. */
  whileExecuting?: (request: FastifyRequest) => Promise<void>;
}>;

/** Stripe's API and the controls of this stand-in, as a Fastify plugin. */
export async function registerStripe(
  app: FastifyInstance,
  { world, whileExecuting = async () => undefined }: StripeDependencies,
): Promise<void> {
  const calls = createCallCounts();
  const deps = { world, idempotency: createIdempotency(world), whileExecuting };
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, parseForm(String(body)));
    },
  );
  for (const route of routes) {
    app.route({
      method: route.method,
      url: route.url,
      handler: (request, reply) => {
        calls.note(`${route.method} ${route.url}`);
        return answerCall(deps, route, request, reply);
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const unknown = refusal({
      message: `Unrecognized request URL (${request.method}: ${request.url.split('?')[0]}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
      status: 404,
    });
    const { status, body } = errorAnswer(unknown);
    return reply.code(status).type('application/json').send(body);
  });
  await app.register(registerControl, { prefix: '/_control', world, calls });
}
