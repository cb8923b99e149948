import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics } from 'prom-client';
import type { CheckReadiness } from '../health/create-readiness.ts';
import type { Metrics } from './create-metrics.ts';

/** On a port of its own, so that the public one never shows it. */
export function createMetricsServer(
  deps: Readonly<{ metrics: Metrics; checkReadiness: CheckReadiness }>,
): FastifyInstance {
  const { metrics, checkReadiness } = deps;
  collectDefaultMetrics({ register: metrics.registry });
  const app = Fastify({ requestTimeout: 10_000 });

  app.get('/metrics', async (_request, reply) => {
    const { worker } = await checkReadiness();
    metrics.workerPolling.set(worker === 'polling' ? 1 : 0);
    return await reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return app;
}
