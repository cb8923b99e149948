import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CheckReadiness } from './create-readiness.ts';

const readinessSchema = z
  .object({
    status: z.enum(['ready', 'not-ready']),
    temporal: z.enum(['up', 'down']),
    search_attributes: z.enum(['registered', 'missing', 'unknown']),
    worker: z.enum(['polling', 'missing', 'unknown']),
    database: z.enum(['up', 'down']),
  })
  .meta({ id: 'Readiness', description: 'Of each part, whether it is there.' });

const live = {
  operationId: 'checkLiveness',
  tags: ['operation'],
  summary: 'Whether the process runs',
  response: { 200: z.object({ status: z.literal('live') }).describe('It runs.') },
};

const ready = {
  operationId: 'checkReadiness',
  tags: ['operation'],
  summary: 'Whether this process may get traffic',
  description:
    'Ready once a worker polls; after that only Temporal or its search attributes take it away. The rest is told, not judged.',
  response: { 200: readinessSchema, 503: readinessSchema },
};

export function healthRoutes(checkReadiness: CheckReadiness): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/livez', { schema: live }, () => ({ status: 'live' }) as const);

    app.get('/readyz', { schema: ready }, async (_request, reply) => {
      const { ready: isReady, temporal, searchAttributes, worker, database } = await checkReadiness();
      return reply.code(isReady ? 200 : 503).send({
        status: isReady ? 'ready' : 'not-ready',
        temporal,
        search_attributes: searchAttributes,
        worker,
        database,
      });
    });
  };
}
