import type { FastifyReply } from 'fastify';

/**
 * Aborts when the caller hangs up before the answer is written. Not `request.signal`: Node closes a request as soon as its body
 * is read, the response only when the connection goes.
 */
export function clientSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) {
      controller.abort();
    }
  });
  return controller.signal;
}
