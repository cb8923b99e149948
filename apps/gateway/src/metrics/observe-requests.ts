import type { FastifyInstance } from 'fastify';
import type { Metrics } from './create-metrics.ts';

/** One duration and one log line a request. The route's pattern stands for the URL, which may hold anything. */
export function observeRequests(app: FastifyInstance, { httpDuration }: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: String(reply.statusCode),
    };
    httpDuration.observe(labels, reply.elapsedTime / 1000);
    request.log.info(
      { ...labels, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'Request answered',
    );
  });
}
