import type { FastifyInstance } from 'fastify';
import { problems } from './problems.ts';

/** Two kinds of requests that Node would refuse by itself, with a status and not a word. */
export function answerForNode(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ raw }) => {
    // RFC 9112, section 3.2; only HTTP/1.0 knows no hosts. `requireHostHeader` is off for this.
    if (raw.httpVersion !== '1.0' && raw.headers.host === undefined) {
      throw problems.badRequest();
    }
  });
  // RFC 9110, section 10.1.1, leaves it to the server whether it minds an expectation that it does not know.
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response));
}
