import type { FastifyInstance } from 'fastify';

const sweepMs = 100;

/**
 * The signal aborts when the gateway starts to close. Requests under way are still answered, but their connections must not outlive
 * them: Node closes those that are idle when closing starts, and would keep the others for the keep-alive time.
 */
export function closeGracefully(app: FastifyInstance): AbortSignal {
  const closing = new AbortController();

  app.addHook('preClose', async () => {
    closing.abort();
    const sweep = setInterval(() => app.server.closeIdleConnections(), sweepMs);
    app.server.once('close', () => clearInterval(sweep));
    sweep.unref();
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing.signal.aborted) {
      reply.header('connection', 'close');
    }
  });
  return closing.signal;
}
