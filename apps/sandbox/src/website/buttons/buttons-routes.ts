import type { FastifyInstance } from 'fastify';
import { sendSitePage } from '../send-site-page.ts';
import { session } from '../session.ts';
import { buttonsPage } from './buttons-page.ts';
import { statesPage } from './states-page.ts';

/** Two pages for web developers: the elements at work, and each of their states beside the others. */
export function buttonsRoutes(app: FastifyInstance, gatewayUrl: string): void {
  app.get<{ Querystring: { back?: string } }>('/buttons', (request, reply) => {
    const isBack = request.query.back !== undefined;
    return sendSitePage(reply, {
      ...buttonsPage({ gatewayUrl, isBack }),
      signedIn: session.read(request) !== null,
      // Nothing in it is of one account; the elements ask for that, again on the way back.
      cacheControl: 'no-cache',
    });
  });

  app.get('/buttons/states', (request, reply) =>
    sendSitePage(reply, { ...statesPage(gatewayUrl), signedIn: session.read(request) !== null }),
  );
}
