import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

const sweepMs = 100;

/**
 * The signal aborts when the gateway starts to close. Requests under way are still answered, but no other connection may hold it up: Node
 * would keep those that were idle too late for its own sweep, and those that browsers open ahead of a request that never comes.
 */
export function closeGracefully(app: FastifyInstance): AbortSignal {
  const closing = new AbortController();
  const requests = new Map<Socket, number>();
  const count = (socket: Socket, more: number) => requests.set(socket, (requests.get(socket) ?? 0) + more);

  app.server.on('connection', (socket) => {
    count(socket, 0);
    socket.once('close', () => requests.delete(socket));
  });
  app.server.on('request', ({ socket }, response) => {
    count(socket, 1);
    response.once('close', () => {
      if (requests.has(socket)) count(socket, -1);
    });
  });

  function sweep(): void {
    for (const [socket, underWay] of requests) {
      if (underWay === 0) socket.destroySoon();
    }
  }

  app.addHook('preClose', async () => {
    closing.abort();
    sweep();
    const sweeper = setInterval(sweep, sweepMs);
    app.server.once('close', () => clearInterval(sweeper));
    sweeper.unref();
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing.signal.aborted) {
      reply.header('connection', 'close');
    }
  });
  return closing.signal;
}
