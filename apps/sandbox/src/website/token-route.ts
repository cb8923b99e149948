import type { FastifyInstance } from 'fastify';
import { session } from './session.ts';

/**
 * Gives the site's own pages the token that their buttons send to the gateway. The cookie alone must not be enough: other sites, other ports
 * of this machine and an address typed by hand come with it too, and the browser says so.
 */
export function tokenRoute(app: FastifyInstance): void {
  app.get('/token', (request, reply) => {
    void reply.headers({
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
    if (request.headers['sec-fetch-site'] !== 'same-origin') {
      return reply
        .code(403)
        .send({ error: 'Only a page of this site may ask for the token, by a script of its own.' });
    }
    const token = session.read(request);
    return token === null
      ? reply.code(401).send({ error: 'Nobody is signed in.' })
      : reply.send({ access_token: token });
  });
}
