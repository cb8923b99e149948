import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { html } from './html.ts';
import { sendPage } from './send-page.ts';

const knownError = z.object({ statusCode: z.number().min(400).max(499), message: z.string() });

/** Errors in words: as a page for who asked for one, else as JSON `{error}`. Only the caller's own mistakes are explained. */
export function answerErrors(app: FastifyInstance, site: string): void {
  app.setErrorHandler((error, request, reply) => {
    const known = knownError.safeParse(error);
    if (known.success) {
      return answer(request, reply, known.data.statusCode, known.data.message);
    }
    request.log.error({ err: error }, 'Request failed');
    return answer(request, reply, 500, 'Something went wrong in the sandbox; its log says what.');
  });

  function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    status: number,
    message: string,
  ): FastifyReply {
    if (request.headers.accept?.includes('text/html') !== true) {
      return reply.code(status).send({ error: message });
    }
    const body = html`<p class="note bad" role="alert">${message}</p>
      <p><a href="/">Back to the first page</a></p>`;
    return sendPage(reply, { title: 'That did not work', site, body }, status);
  }
}
