import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendSitePage } from '../send-site-page.ts';
import { session } from '../session.ts';
import { buttonsPage } from './buttons-page.ts';
import { statesPage } from './states-page.ts';

/**
 * Two pages for web developers: the elements at work, and each of their states beside the others. Nothing in the pages is of one account, so a
 * browser may keep them for the way back; the elements then ask again.
 */
export function buttonsRoutes(app: FastifyInstance, gatewayUrl: string): void {
  const states = statesPage(gatewayUrl);

  app.get<{ Querystring: { back?: string } }>('/buttons', (request, reply) =>
    show(request, reply, buttonsPage({ gatewayUrl, isBack: request.query.back !== undefined })),
  );

  app.get('/buttons/states', (request, reply) => show(request, reply, states));
}

function show(
  request: FastifyRequest,
  reply: FastifyReply,
  page: ReturnType<typeof buttonsPage>,
): FastifyReply {
  const signedIn = session.read(request) !== null;
  return sendSitePage(reply, { ...page, signedIn, cacheControl: 'no-cache' });
}
