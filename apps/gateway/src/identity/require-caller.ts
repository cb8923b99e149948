import type { FastifyInstance } from 'fastify';
import type { Authenticate } from './create-authenticator.ts';
import type { Caller } from './read-caller.ts';

/** From here on every route of this scope knows its caller; decided before the body is read. */
export function requireCaller(scope: FastifyInstance, authenticate: Authenticate): void {
  scope.decorateRequest('caller', null);
  scope.addHook('onRequest', async (request, reply) => {
    // Plans, links and refusals are one user's own: no cache may keep them.
    reply.header('cache-control', 'no-store');
    request.setDecorator<Caller>('caller', await authenticate(request.headers.authorization));
  });
}
